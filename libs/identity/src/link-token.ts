import { createHash } from 'node:crypto';
import type { TenantId } from '#kernel';

const TENANT_BYTES = 16;
const SECRET_BYTES = 32;

/** What the database knows of a secret. */
export const hashOfSecret = (secret: Buffer): string => createHash('sha256').update(secret).digest('base64url');

/** What stands in the link: whose it is, so that it can be looked up there and nowhere else, and the secret. */
export const linkToken = (tenantId: TenantId, secret: Buffer): string => Buffer.concat([Buffer.from(tenantId.replaceAll('-', ''), 'hex'), secret]).toString('base64url');

/** Undoes {@link linkToken}; undefined for anything that it did not make. */
export function readLinkToken(token: string): { tenantId: TenantId; secret: Buffer } | undefined {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== TENANT_BYTES + SECRET_BYTES || bytes.toString('base64url') !== token) return undefined;
  const hex = bytes.subarray(0, TENANT_BYTES).toString('hex');
  const tenantId = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  return { tenantId, secret: bytes.subarray(TENANT_BYTES) };
}
