import { Context, Mutation, Resolver } from '@nestjs/graphql';
import { invalidInput } from '#kernel';
import { Input, Public } from '#graphql-kit';
import type { GraphqlContext } from '#graphql-kit';
import { RefreshSessionResult, SignInInput, SignInResult, SignedOut } from './session.graphql.js';
import { SessionCookie, httpOf } from './session.cookie.js';
import { SessionService } from './session.service.js';

@Resolver()
export class SessionResolver {
  constructor(
    private readonly sessions: SessionService,
    private readonly cookie: SessionCookie,
  ) {}

  @Public()
  @Mutation(() => SignInResult, { description: 'Signs in with e-mail and password. Attempts that fail are limited per account and per network address (RATE_LIMITED).' })
  async signIn(@Input() input: SignInInput, @Context() context: GraphqlContext): Promise<typeof SignInResult> {
    if (input.password.length > 1_000) throw invalidInput('input.password', 'TOO_LONG', { ja: '1000文字以内にしてください。', en: 'At most 1,000 characters.' });
    return this.cookie.deliver(await this.sessions.signIn(input.email, input.password, httpOf(context).address), context);
  }

  @Public()
  @Mutation(() => RefreshSessionResult, { description: 'Goes on with the session of the refresh cookie and rotates the cookie. A cookie that comes twice ends the session.' })
  async refreshSession(@Context() context: GraphqlContext): Promise<typeof RefreshSessionResult> {
    return this.cookie.deliver(await this.sessions.refresh(this.cookie.read(context)), context);
  }

  @Public()
  @Mutation(() => SignedOut, { description: 'Ends the session of the access token, if there is one, and clears the cookie.' })
  async signOut(@Context() context: GraphqlContext): Promise<SignedOut> {
    if (context.caller.account) await this.sessions.signOut(context.caller.account.sessionId);
    this.cookie.clear(context);
    return { success: true };
  }
}
