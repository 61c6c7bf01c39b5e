import type { Actor } from '#graphql-kit';
import { Capability } from '#identity';
import type { Tx } from '#tenancy';

/** Only where the community has switched this part on. */
export const ALUMNI = { capability: Capability.ALUMNI };

/** The same for what is found by its id. */
export const mayDo = (actor: Actor | undefined, permission: string): actor is Actor => actor !== undefined && actor.capabilities.has(ALUMNI.capability) && actor.permissions.has(permission);

export const isOperator = (actor: Pick<Actor, 'permissions'>): boolean => actor.permissions.has('roster:manage');

/** SQL for whether the member in this parameter is verified; `$1` is the tenant. */
export const isVerifiedSql = (member: string): string => `EXISTS (SELECT FROM alumni_claim v WHERE v.tenant_id = $1 AND v.member_id = ${member} AND v.state = 'VERIFIED')`;

/** SQL for whether an actor takes part: operators do from the start, so that they can prepare the network. */
export const takesPartSql = (actor: Pick<Actor, 'permissions'>, member: string): string => (isOperator(actor) ? 'true' : isVerifiedSql(member));

/** Whether an actor takes part: verified, or an operator. */
export const takesPart = async (tx: Tx, actor: Actor): Promise<boolean> => isOperator(actor) || (await tx.first(`SELECT 1 WHERE ${isVerifiedSql('$2')}`, [tx.tenantId, actor.id])) !== undefined;

/** SQL for the level at which an actor reads profiles. */
export const levelSql = (actor: Pick<Actor, 'permissions'>, member: string): string => (isOperator(actor) ? '2' : `(CASE WHEN ${isVerifiedSql(member)} THEN 1 ELSE 0 END)`);
