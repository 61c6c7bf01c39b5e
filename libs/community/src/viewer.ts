import type { MemberId, TenantId } from '#kernel';
import type { TenantDb, Tx } from '#tenancy';

/** For whom spaces and posts are read. */
export interface Viewer {
  readonly tenantId: TenantId;
  readonly id: MemberId;
  readonly permissions: ReadonlySet<string>;
}

/** Operators find and read every space. */
export const isOperator = (viewer: Viewer): boolean => viewer.permissions.has('spaces:manage');

/** Reads on a connection of its own, or inside a transaction that is open already. */
export type Reader = Pick<TenantDb, 'readOne'>;
export const within = (tx: Tx): Reader => ({ readOne: (sql, params) => tx.query(sql, params) });
