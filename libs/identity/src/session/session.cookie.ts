import { Inject, Injectable } from '@nestjs/common';
import { forbidden } from '#kernel';
import type { GraphqlContext } from '#graphql-kit';
import { IDENTITY_OPTIONS, type IdentityOptions } from '../options.js';
import type { IssuedSession } from './session.service.js';

const NAME = 'ekkyo_refresh';

/** The httpOnly cookie in which a refresh token travels. */
@Injectable()
export class SessionCookie {
  constructor(@Inject(IDENTITY_OPTIONS) private readonly options: IdentityOptions) {}

  /** The refresh token goes into the cookie, the rest to the caller. */
  deliver({ signedIn, refreshToken }: IssuedSession, context: GraphqlContext): IssuedSession['signedIn'] {
    httpOf(context).setCookie(NAME, refreshToken, this.options.refreshTokenSeconds);
    return signedIn;
  }

  read(context: GraphqlContext): string | undefined {
    return httpOf(context).cookies[NAME];
  }

  clear(context: GraphqlContext): void {
    httpOf(context).setCookie(NAME, '', 0);
  }
}

/** Signing in happens over HTTP only: a WebSocket has no cookie to set. */
export function httpOf(context: GraphqlContext): NonNullable<GraphqlContext['http']> {
  if (!context.http) throw forbidden();
  return context.http;
}
