import type { AccountId, TenantId } from '#kernel';
import { unavailable } from '#kernel';
import type { Actor } from '#graphql-kit';
import type { MemberService } from '#identity';
import { type IdentityDb, runInContext } from '#tenancy';

/** Somebody on an open socket: only as long as their session runs. */
export interface Connected {
  readonly sessionId: string;
  sessionEnded(): void;
}
/** Somebody who listens in a tenant: only as long as they are a member of it, and may. */
export interface Listening {
  readonly tenantId: TenantId;
  readonly accountId: AccountId;
  /** Learns who the person is in the tenant now; undefined when they are nobody there. */
  standsAs(actor: Actor | undefined): void;
}

/** Revocations hold on open sockets within a little more than this. */
const EVERY_MS = 2_000;
/** What was found out longer ago than this is asked again before anything is shown. */
const FRESH_FOR_MS = 4_000;
const AT_ONCE = 8;

/**
 * Whether those who stay connected still may. It is asked for all of them together, one statement for their sessions and
 * one per tenant, so that a thousand listeners cost as little as one.
 */
export class Standing {
  private readonly connected = new Set<Connected>();
  private readonly listening = new Map<TenantId, Set<Listening>>();
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private since = Date.now();

  constructor(
    private readonly identity: IdentityDb,
    private readonly members: MemberService,
  ) {}

  /** Returns how to stop. */
  watchSession(one: Connected): () => void {
    if (this.connected.size === 0) this.since = Date.now();
    this.connected.add(one);
    this.wind();
    return () => void this.connected.delete(one);
  }

  /** Returns how to stop. */
  watchMember(one: Listening): () => void {
    const here = this.listening.get(one.tenantId) ?? new Set();
    this.listening.set(one.tenantId, here.add(one));
    return () => {
      here.delete(one);
      if (here.size === 0 && this.listening.get(one.tenantId) === here) this.listening.delete(one.tenantId);
    };
  }

  /** Resolves when what is known is fresh. @throws UNAVAILABLE when it cannot be found out */
  async fresh(): Promise<void> {
    if (Date.now() - this.since < FRESH_FOR_MS) return;
    await this.ask().catch(() => {
      throw unavailable();
    });
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.connected.clear();
    this.listening.clear();
  }

  private wind(): void {
    this.timer ??= setTimeout(() => {
      const again = (): void => {
        this.timer = undefined;
        if (this.connected.size > 0) this.wind();
      };
      this.ask().then(again, again); // while the database is away nothing is shown either
    }, EVERY_MS).unref();
  }

  private ask(): Promise<void> {
    return (this.running ??= this.round().finally(() => (this.running = undefined)));
  }

  private async round(): Promise<void> {
    const asked = Date.now();
    const connected = [...this.connected];
    const rows = await this.identity.readOne<{ id: string }>(
      'SELECT id FROM session WHERE id = ANY ($1) AND ended_at IS NULL AND expires_at > now()',
      [[...new Set(connected.map((c) => c.sessionId))]],
      'sessions_alive',
    );
    const alive = new Set(rows.map((row) => row.id));
    for (const one of connected) if (!alive.has(one.sessionId)) one.sessionEnded();
    const lanes = [...this.listening];
    for (let i = 0; i < lanes.length; i += AT_ONCE) await Promise.all(lanes.slice(i, i + AT_ONCE).map(([tenantId, here]) => this.askTenant(tenantId, [...here])));
    this.since = asked;
  }

  private async askTenant(tenantId: TenantId, here: readonly Listening[]): Promise<void> {
    const actors = await runInContext({ tenantId }, () => this.members.actors(tenantId, [...new Set(here.map((one) => one.accountId))]));
    for (const one of here) one.standsAs(actors.get(one.accountId));
  }
}
