import { Inject } from '@nestjs/common';
import { Context, Mutation, Resolver } from '@nestjs/graphql';
import { forbidden, invalidInput } from '#kernel';
import { Input, Public } from '#graphql-kit';
import type { GraphqlContext } from '#graphql-kit';
import { IDENTITY_OPTIONS, type IdentityOptions } from '../options.js';
import { RefreshSessionResult, SignInInput, SignInResult, SignedOut } from './session.graphql.js';
import { type IssuedSession, SessionService } from './session.service.js';

export const REFRESH_COOKIE = 'ekkyo_refresh';

@Resolver()
export class SessionResolver {
  constructor(
    private readonly sessions: SessionService,
    @Inject(IDENTITY_OPTIONS) private readonly options: IdentityOptions,
  ) {}

  @Public()
  @Mutation(() => SignInResult, { description: 'Signs in with e-mail and password. Limited per account and per network address (RATE_LIMITED).' })
  async signIn(@Input() input: SignInInput, @Context() context: GraphqlContext): Promise<typeof SignInResult> {
    if (input.password.length > 1_000) throw invalidInput('input.password', 'TOO_LONG', { ja: '1000文字以内にしてください。', en: 'At most 1,000 characters.' });
    return this.deliver(await this.sessions.signIn(input.email, input.password, httpOf(context).address), context);
  }

  @Public()
  @Mutation(() => RefreshSessionResult, { description: 'Goes on with the session of the refresh cookie and rotates the cookie. A cookie that comes twice ends the session.' })
  async refreshSession(@Context() context: GraphqlContext): Promise<typeof RefreshSessionResult> {
    return this.deliver(await this.sessions.refresh(httpOf(context).cookies[REFRESH_COOKIE]), context);
  }

  @Public()
  @Mutation(() => SignedOut, { description: 'Ends the session of the access token, if there is one, and clears the cookie.' })
  async signOut(@Context() context: GraphqlContext): Promise<SignedOut> {
    if (context.caller.account) await this.sessions.signOut(context.caller.account.sessionId);
    httpOf(context).setCookie(REFRESH_COOKIE, '', 0);
    return { success: true };
  }

  /** The refresh token goes into the cookie, the rest to the caller. */
  deliver({ signedIn, refreshToken }: IssuedSession, context: GraphqlContext): IssuedSession['signedIn'] {
    httpOf(context).setCookie(REFRESH_COOKIE, refreshToken, this.options.refreshTokenSeconds);
    return signedIn;
  }
}

/** Signing in happens over HTTP only: a WebSocket has no cookie to set. */
export function httpOf(context: GraphqlContext): NonNullable<GraphqlContext['http']> {
  if (!context.http) throw forbidden();
  return context.http;
}
