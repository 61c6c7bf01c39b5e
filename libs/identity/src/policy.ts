import type { Actor } from '#graphql-kit';

type Role = Actor['role'];

/** What each role may do in its tenant. A role holds what is listed for it and for the roles below it. */
const OWN: Record<Role, readonly string[]> = {
  GUEST: ['tenant:enter', 'events:read', 'events:register'],
  MEMBER: ['profile:write', 'files:upload', 'posts:read', 'posts:write', 'wishes:read', 'wishes:write', 'events:propose', 'members:read', 'notifications:read', 'joint-events:read', 'joint-events:register', 'federations:read', 'learning:read', 'learning:apply', 'learning:compare', 'listings:read', 'participations:read', 'alumni:read', 'alumni:write', 'certifications:read', 'passes:report'],
  OPERATOR: ['anonymity:unmask', 'learning:manage', 'procurement:read', 'imports:run', 'events:manage', 'spaces:manage', 'reactions:manage', 'announcements:send', 'listings:publish', 'proposals:read', 'proposals:answer', 'collaborations:read', 'joint-events:manage', 'bookings:manage', 'sharing:read', 'roster:manage', 'passes:verify', 'moderation:manage', 'today:work', 'members:invite'],
  ADMIN: ['anonymity:manage', 'official-answerers:manage', 'procurement:request', 'procurement:order', 'members:manage', 'participations:review', 'moderation:configure', 'audit:read'],
  OWNER: [],
};

const ORDER: readonly Role[] = ['GUEST', 'MEMBER', 'OPERATOR', 'ADMIN', 'OWNER'];

const held = new Map(ORDER.map((role, rank) => [role, new Set(ORDER.slice(0, rank + 1).flatMap((r) => OWN[r]))]));

const READING = /^tenant:enter$|:(read|compare)$/;
const heldWhileSuspended = new Map([...held].map(([role, permissions]) => [role, new Set([...permissions].filter((p) => READING.test(p)))]));

export const permissionsOf = (role: Role): ReadonlySet<string> => held.get(role) ?? new Set();

/** What is left to somebody who is suspended: reading, so that they find the reason and what they may do about it. */
export const permissionsWhileSuspended = (role: Role): ReadonlySet<string> => heldWhileSuspended.get(role) ?? new Set();

/** The roles that hold a permission. */
export const rolesWith = (permission: string): readonly Role[] => ORDER.filter((role) => permissionsOf(role).has(permission));
