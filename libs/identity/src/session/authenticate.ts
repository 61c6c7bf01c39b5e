import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import passport from 'passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { type Locale, isUuid } from '#kernel';
import type { Caller } from '#graphql-kit';
import { type TenantContext, runInContext } from '#tenancy';
import { TenantDirectory } from '../directory/directory.service.js';
import { MemberService } from '../member/member.service.js';
import { ALGORITHM, ISSUER, SigningKeys } from './keys.service.js';
import { SessionService } from './session.service.js';

type SignedInAccount = NonNullable<Caller['account']>;

/** Access tokens by passport: ES256, the key chosen by `kid`, the session still running. */
@Injectable()
export class AccessTokenStrategy extends PassportStrategy(Strategy, 'access-token') {
  constructor(
    keys: SigningKeys,
    private readonly sessions: SessionService,
  ) {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      secretOrKeyProvider: (_request, token: string, done) => {
        keys.publicKey(kidOf(token)).then((key) => done(key ? null : new Error('unknown key'), key), done);
      },
    });
  }

  async validate(claims: { sub?: unknown; sid?: unknown }): Promise<SignedInAccount | false> {
    if (!isUuid(claims.sub) || !isUuid(claims.sid)) return false;
    return (await this.sessions.isAlive(claims.sid)) ? { id: claims.sub, sessionId: claims.sid } : false;
  }
}

/** Who asks, from a bearer token and the tenant that the request names. Besides the worker and `enterAsHost` the only maker of a context. */
@Injectable()
export class Authenticator {
  constructor(
    private readonly directory: TenantDirectory,
    private readonly members: MemberService,
    // Nothing calls it here: it is injected so that the strategy is registered before the first request.
    readonly strategy: AccessTokenStrategy,
  ) {}

  async authenticate(request: { authorization?: string | undefined; tenant?: string | undefined; locale: Locale; requestId: string }): Promise<{ caller: Caller; context: TenantContext }> {
    const account = request.authorization ? await accountOf(request.authorization) : undefined;
    const base = { locale: request.locale, requestId: request.requestId };
    if (!account) return { caller: base, context: {} };
    const tenant = request.tenant ? await this.directory.bySlug(request.tenant) : undefined;
    const actor = tenant && (await runInContext({ tenantId: tenant.id, accountId: account.id }, () => this.members.actor(tenant.id, account.id)));
    // Somebody who is no member gets no tenant context at all: an unknown tenant and a foreign one look alike.
    if (!actor) return { caller: { ...base, account }, context: { accountId: account.id } };
    return { caller: { ...base, account, actor, tenantId: actor.tenantId }, context: { tenantId: actor.tenantId, accountId: account.id } };
  }
}

function accountOf(authorization: string): Promise<SignedInAccount | undefined> {
  return new Promise((resolve, reject) => {
    const done = (error: unknown, account: SignedInAccount | false): void => (error ? reject(error as Error) : resolve(account || undefined));
    const middleware = passport.authenticate('access-token', { session: false }, done) as (req: object, res: object, next: (e?: unknown) => void) => void;
    middleware({ headers: { authorization } }, {}, (error) => (error ? reject(error as Error) : resolve(undefined)));
  });
}

function kidOf(token: string): string {
  try {
    const header: unknown = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString('utf8'));
    return String((header as { kid?: unknown } | null)?.kid ?? '');
  } catch {
    return '';
  }
}
