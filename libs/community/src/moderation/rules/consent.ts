import { type MemberId, refuse } from '#kernel';
import type { Tx } from '#tenancy';
import { RulesNotAccepted } from './rules.graphql.js';
import { type AskedRules, askedOf } from './rules.queries.js';

/**
 * Asks for the rules before anything that others come to see: words, reactions, votes, wishes to know, spaces. Taking something back, reading,
 * reporting and asking for a second look need no consent. Its mutation's outcome names RulesNotAccepted.
 */
export async function assertConsent(tx: Tx, actor: { id: MemberId }): Promise<void> {
  refuseWithout(await askedOf(tx, actor.id), tx.now);
}

export function refuseWithout(asked: AskedRules | null, now: Date): void {
  if (asked && (asked.graceEndsAt === null || new Date(asked.graceEndsAt) <= now)) refuse(new RulesNotAccepted(asked.version));
}
