import { Field, InputType, ObjectType } from '@nestjs/graphql';
import type { Localized } from '#kernel';
import { Refusal, TextField, outcome } from '#graphql-kit';
import { Account } from '../account/account.entity.js';

@ObjectType({ description: 'A running session. The refresh token travels in an httpOnly cookie and is not shown.' })
export class SignedIn {
  @Field({ description: 'Send it as `Authorization: Bearer …`.' })
  accessToken!: string;
  @Field({ description: 'When the access token ends, in UTC; call refreshSession before.' })
  expiresAt!: Date;
  @Field(() => Account, { description: 'Who signed in.' })
  account!: Account;
}

@ObjectType({ description: 'The session has ended on this device.' })
export class SignedOut {
  @Field({ description: 'Always true.' })
  success!: boolean;
}

@ObjectType({ implements: () => Refusal, description: 'The address or the password is wrong; which of them is not said.' })
export class InvalidCredentials extends Refusal {
  readonly code = 'INVALID_CREDENTIALS';
  text(): Localized {
    return { ja: 'メールアドレスまたはパスワードが違います。', en: 'The e-mail address or the password is wrong.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'There is no session to go on with: sign in again.' })
export class SessionEnded extends Refusal {
  readonly code = 'SESSION_ENDED';
  text(): Localized {
    return { ja: 'サインインの有効期限が切れました。もう一度サインインしてください。', en: 'Your session has ended. Please sign in again.' };
  }
}

@InputType({ description: 'E-mail and password.' })
export class SignInInput {
  @TextField({ min: 1, max: 254 }, { description: 'The address; case does not matter.' })
  email!: string;
  @Field({ description: 'The password, at most 1,000 characters.' })
  password!: string;
}

export const SignInResult = outcome('SignInResult', [SignedIn, InvalidCredentials]);
export const RefreshSessionResult = outcome('RefreshSessionResult', [SignedIn, SessionEnded]);
