import { createHmac } from 'node:crypto';

/** The roles of the database that sign in; migrations make them. */
export const databaseRoles = ['migrator', 'tenant', 'identity', 'relay', 'matching', 'queue', 'platform'];

/** Derived from the installation's secret, so that only the secret has to be kept. */
export function rolePasswords(secret) {
  const derive = (role) => createHmac('sha256', secret).update(`database role ${role}`).digest('base64url');
  return Object.fromEntries(databaseRoles.map((role) => [role, derive(role)]));
}
