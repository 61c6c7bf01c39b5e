import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type AccountId, newId, refuse } from '#kernel';
import { IdentityDb, type Tx } from '#tenancy';
import { Account } from '../account/account.entity.js';
import { isPassword } from '../account/passwords.js';
import { IDENTITY_OPTIONS, type IdentityOptions } from '../options.js';
import { Attempts } from './attempts.service.js';
import { SigningKeys } from './keys.service.js';
import { InvalidCredentials, SessionEnded, SignedIn } from './session.graphql.js';
import { type StoredToken, judgeRefresh } from './session.rules.js';

const PER_ADDRESS = { max: 100, windowSeconds: 900 };
const PER_ACCOUNT = { max: 10, windowSeconds: 900 };

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

export interface IssuedSession {
  signedIn: SignedIn;
  refreshToken: string;
}

@Injectable()
export class SessionService {
  private readonly alive = new Map<string, number>();

  constructor(
    private readonly db: IdentityDb,
    private readonly keys: SigningKeys,
    private readonly attempts: Attempts,
    @Inject(IDENTITY_OPTIONS) private readonly options: IdentityOptions,
  ) {}

  /** An unknown address and a wrong password answer alike, take alike, and count alike. */
  async signIn(email: string, password: string, networkAddress: string): Promise<IssuedSession> {
    const address = email.trim().toLowerCase();
    const account = `sign-in account ${hashOf(address)}`;
    const network = `sign-in address ${networkAddress}`;
    await this.attempts.count([
      { key: network, ...PER_ADDRESS },
      { key: account, ...PER_ACCOUNT },
    ]);
    const [credential] = await this.db.readOne<{ id: AccountId; hash: string }>(
      `SELECT a.id, c.password_hash AS hash FROM account a JOIN credential c ON c.account_id = a.id WHERE a.email = $1`,
      [address],
    );
    if (!(await isPassword(credential?.hash, password)) || !credential) refuse(new InvalidCredentials());
    await this.attempts.wasNoGuess({ forget: account, giveBack: network });
    return this.start(credential.id);
  }

  /** A new session for an account that has proved who it is. */
  async start(accountId: AccountId): Promise<IssuedSession> {
    const sessionId = newId();
    const { account, refreshToken } = await this.db.write(async (tx) => {
      await tx.execute(
        `INSERT INTO session (id, account_id, method, created_at, expires_at) VALUES ($1, $2, 'PASSWORD', $3, $4)`,
        [sessionId, accountId, tx.now, this.inFuture(tx.now)],
      );
      return { account: await tx.get(Account, accountId), refreshToken: await this.issue(tx, sessionId) };
    });
    return this.issued(account, sessionId, refreshToken);
  }

  /** Exchanges a refresh token for a new one. A token that comes a second time ends its session, which must be kept: hence no refusal inside. */
  async refresh(token: string | undefined): Promise<IssuedSession> {
    const hash = hashOf(token ?? '');
    const result = await this.db.write(async (tx) => {
      const stored = await tx.first<StoredToken & { sessionId: string; accountId: AccountId }>(
        `SELECT t.session_id AS "sessionId", s.account_id AS "accountId", t.expires_at AS "expiresAt", t.used_at AS "usedAt",
                s.expires_at AS "sessionExpiresAt", s.ended_at AS "sessionEndedAt", n.used_at AS "successorUsedAt"
         FROM refresh_token t JOIN session s ON s.id = t.session_id LEFT JOIN refresh_token n ON n.hash = t.replaced_by
         WHERE t.hash = $1 FOR UPDATE OF t, s`,
        [hash],
      );
      const verdict = judgeRefresh(stored, tx.now);
      if (!stored || verdict === 'refuse') return undefined;
      if (verdict === 'end-session') {
        await tx.execute(`UPDATE session SET ended_at = $2, ended_reason = 'REUSED_TOKEN' WHERE id = $1`, [stored.sessionId, tx.now]);
        return undefined;
      }
      const refreshToken = await this.issue(tx, stored.sessionId);
      // A successor that got lost is used up too, so that one token at a time is good.
      await tx.execute(
        `UPDATE refresh_token SET used_at = coalesce(used_at, $2), replaced_by = CASE WHEN hash = $1 THEN $3 ELSE replaced_by END
         WHERE hash = $1 OR hash = (SELECT replaced_by FROM refresh_token WHERE hash = $1)`,
        [hash, tx.now, hashOf(refreshToken)],
      );
      return { account: await tx.get(Account, stored.accountId), sessionId: stored.sessionId, refreshToken };
    });
    if (!result) refuse(new SessionEnded());
    return this.issued(result.account, result.sessionId, result.refreshToken);
  }

  async signOut(sessionId: string): Promise<void> {
    this.alive.delete(sessionId);
    await this.db.write((tx) => tx.execute(`UPDATE session SET ended_at = $2, ended_reason = 'SIGNED_OUT' WHERE id = $1 AND ended_at IS NULL`, [sessionId, tx.now]));
  }

  /** Whether the session still runs; asked of the database at most once per `actorFreshForMs`. */
  async isAlive(sessionId: string): Promise<boolean> {
    if ((this.alive.get(sessionId) ?? 0) > Date.now()) return true;
    const [row] = await this.db.readOne<{ alive: boolean }>('SELECT ended_at IS NULL AND expires_at > now() AS alive FROM session WHERE id = $1', [sessionId], 'session_alive');
    if (this.alive.size > 10_000) this.alive.clear();
    if (row?.alive) this.alive.set(sessionId, Date.now() + this.options.actorFreshForMs);
    return row?.alive ?? false;
  }

  private async issue(tx: Tx, sessionId: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await tx.execute('INSERT INTO refresh_token (hash, session_id, created_at, expires_at) VALUES ($1, $2, $3, $4)', [hashOf(token), sessionId, tx.now, this.inFuture(tx.now)]);
    return token;
  }

  private async issued(account: Account, sessionId: string, refreshToken: string): Promise<IssuedSession> {
    const { token, expiresAt } = await this.keys.sign({ sub: account.id, sid: sessionId });
    return { refreshToken, signedIn: Object.assign(new SignedIn(), { accessToken: token, expiresAt, account }) };
  }

  private inFuture(now: Date): Date {
    return new Date(now.getTime() + this.options.refreshTokenSeconds * 1000);
  }
}
