import type { Clock } from '#kernel';
import { currentContext, requireTenantId } from './context.js';
import { Door, type Scope } from './door.js';
import type { DataSource } from 'typeorm';
import type { Tx } from './tx.js';

// Ids in a context are canonical UUIDs (runInContext checks), so they are safe inside the statement. `set_config()` would
// take parameters, but Citus does not propagate it to its workers and rows silently vanish.
const setTenant = (id: string): string => `SET LOCAL app.tenant_id = '${id}'`;
const setAccount = (id: string | undefined): string => (id ? `SET LOCAL app.account_id = '${id}'` : `SET LOCAL app.account_id = ''`);

/** The door to a tenant's rows, for the tenant in context and no other. */
export class TenantDb extends Door {
  private readonly inFlight = new Map<string, { running: number; waiting: (() => void)[] }>();

  /** `share`: how many connections one tenant may hold at once, so that a burst of one leaves room for the others. */
  constructor(dataSource: DataSource, clock: Clock, prepares: boolean, private readonly share: number) {
    super(dataSource, clock, prepares);
  }

  protected scope(): Scope {
    const tenantId = requireTenantId();
    return { tenantId, settings: `${setTenant(tenantId)}; ${setAccount(currentContext().accountId)}` };
  }

  override read<T>(fn: (tx: Tx) => Promise<T>): Promise<T> {
    return this.fairly(() => super.read(fn));
  }
  override write<T>(fn: (tx: Tx) => Promise<T>): Promise<T> {
    return this.fairly(() => super.write(fn));
  }
  override readOne<T extends object>(sql: string, params: readonly unknown[] = [], name?: string): Promise<T[]> {
    return this.fairly(() => super.readOne<T>(sql, params, name));
  }

  private async fairly<T>(work: () => Promise<T>): Promise<T> {
    this.assertOutside();
    const tenantId = requireTenantId();
    const lane = this.inFlight.get(tenantId) ?? { running: 0, waiting: [] };
    this.inFlight.set(tenantId, lane);
    if (lane.running >= this.share) await new Promise<void>((go) => lane.waiting.push(go));
    else lane.running += 1;
    try {
      return await work();
    } finally {
      const next = lane.waiting.shift();
      if (next) next();
      else if (--lane.running === 0) this.inFlight.delete(tenantId);
    }
  }
}

/** The door of a role that is no tenant. Each role sees only what its own policies show it. */
abstract class RoleDb extends Door {
  protected scope(): Scope {
    return { tenantId: undefined, settings: setAccount(currentContext().accountId) };
  }
}

/** Accounts, credentials, sessions, invitations; and the signed-in person's own pointers. */
export class IdentityDb extends RoleDb {}
/** Outbox rows of every tenant: claims them and closes them, and reads nothing else. */
export class RelayDb extends RoleDb {}
/** Published copies, exclusions and both sides' interest: the only place where two sides meet. */
export class MatchingDb extends RoleDb {}
/** The tenant directory and other global tables. */
export class PlatformDb extends RoleDb {}
