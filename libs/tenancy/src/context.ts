import { AsyncLocalStorage } from 'node:async_hooks';
import { type AccountId, type TenantId, isUuid } from '#kernel';

/** On whose behalf the code now running runs. Set by sign-in, by the worker and by `enterAsHost`, and by nobody else. */
export interface TenantContext {
  tenantId?: TenantId;
  accountId?: AccountId;
}

const storage = new AsyncLocalStorage<TenantContext>();

/** Runs `fn` in this context; always a callback, so that a context cannot leak into what runs afterwards. */
export function runInContext<T>(context: TenantContext, fn: () => T): T {
  for (const id of [context.tenantId, context.accountId]) {
    if (id !== undefined && !isUuid(id)) throw new Error('a context holds canonical UUIDs only');
  }
  return storage.run(Object.freeze({ ...context }), fn);
}

export const currentContext = (): TenantContext => storage.getStore() ?? {};

/** @throws when no tenant is set: code that forgot its tenant must not run at all */
export function requireTenantId(): TenantId {
  const { tenantId } = currentContext();
  if (!tenantId) throw new Error('no tenant in context: tenant data is reached only inside runInContext');
  return tenantId;
}
