import { hkdfSync } from 'node:crypto';

/**
 * The database's roles. `migrator` owns the tables and is not a superuser; `definer` cannot log in and owns the
 * SECURITY DEFINER functions; the others are what the processes connect as: they own nothing and obey every policy.
 */
export const RUNTIME_ROLES = ['tenant', 'identity', 'relay', 'matching', 'queue', 'platform'] as const;
export type RuntimeRole = (typeof RUNTIME_ROLES)[number];
export type LoginRole = RuntimeRole | 'migrator';

export const roleName = (role: LoginRole | 'definer'): string => `ekkyo_${role}`;

/** Each role's password, derived from the one secret of the installation, so that there is one thing to keep safe. */
export function rolePassword(secret: string, role: LoginRole): string {
  return Buffer.from(hkdfSync('sha256', secret, 'ekkyo database role', roleName(role), 24)).toString('base64url');
}

/** `databaseUrl` as this role signs in to it. */
export function roleUrl(databaseUrl: string, secret: string, role: LoginRole): string {
  const url = new URL(databaseUrl);
  url.username = roleName(role);
  url.password = rolePassword(secret, role);
  return url.toString();
}
