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
        // Its types know only PEM; as a key that is read already it costs a third.
        keys.publicKey(kidOf(token)).then((key) => done(key ? null : new Error('unknown key'), key as never), done);
      },
    });
  }

  async validate({ sub, sid, exp }: { sub?: unknown; sid?: unknown; exp?: unknown }): Promise<Verified | false> {
    if (!isUuid(sub) || !isUuid(sid) || typeof exp !== 'number') return false;
    return (await this.sessions.isAlive(sid)) ? { account: { id: sub, sessionId: sid }, until: exp * 1_000 } : false;
  }

  isAlive(account: SignedInAccount): Promise<boolean> {
    return this.sessions.isAlive(account.sessionId);
  }
}

/** Whose token it is, and until when in milliseconds. */
interface Verified {
  account: SignedInAccount;
  until: number;
}

/** Who asks, from a bearer token and the tenant that the request names. Besides the worker and `enterAsHost` the only maker of a context. */
@Injectable()
export class Authenticator {
  /** A signature is checked once for each token; whether its session still runs is asked each time. */
  private readonly verified = new Map<string, Verified>();

  constructor(
    private readonly directory: TenantDirectory,
    private readonly members: MemberService,
    private readonly strategy: AccessTokenStrategy,
  ) {}

  async authenticate(request: { authorization?: string | undefined; tenant?: string | undefined; locale: Locale; requestId: string }): Promise<{ caller: Caller; context: TenantContext }> {
    const account = request.authorization ? await this.accountOf(request.authorization) : undefined;
    const base = { locale: request.locale, requestId: request.requestId };
    if (!account) return { caller: base, context: {} };
    const tenant = request.tenant ? await this.directory.bySlug(request.tenant) : undefined;
    const actor = tenant && (await runInContext({ tenantId: tenant.id, accountId: account.id }, () => this.members.actor(tenant.id, account.id)));
    // Somebody who is no member gets no tenant context at all: an unknown tenant and a foreign one look alike.
    if (!actor) return { caller: { ...base, account }, context: { accountId: account.id } };
    return { caller: { ...base, account, actor, tenantId: actor.tenantId }, context: { tenantId: actor.tenantId, accountId: account.id } };
  }

  private async accountOf(authorization: string): Promise<SignedInAccount | undefined> {
    const known = this.verified.get(authorization);
    if (known && known.until > Date.now()) return (await this.strategy.isAlive(known.account)) ? known.account : undefined;
    const verified = await verify(authorization);
    if (this.verified.size >= 10_000) this.verified.clear();
    if (verified) this.verified.set(authorization, verified);
    return verified?.account;
  }
}

function verify(authorization: string): Promise<Verified | undefined> {
  return new Promise((resolve, reject) => {
    const done = (error: unknown, verified: Verified | false): void => (error ? reject(error as Error) : resolve(verified || undefined));
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
