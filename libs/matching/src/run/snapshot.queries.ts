import type { TenantId } from '#kernel';
import type { Tx } from '#tenancy';
import type { Community, Credit, MarketListing, OpenProposal, Snapshot } from '../engine/snapshot.js';

/** For so long two communities are not proposed to each other again: after a proposal, and after one of them declined it. */
const NOT_AGAIN_DAYS = { unanswered: 60, declined: 180 };
/** Reasons that are about the other community itself. */
const NEVER_AGAIN = ['NOT_THIS_PARTNER', 'COMPETITOR'];

/**
 * All that a run may know of one federation, read by the matching role: what was published to it, who takes part and consents, who must not meet, what was
 * exchanged, and which proposals are open. Listings that a collaboration has used are left out.
 */
export async function loadSnapshot(tx: Tx, federation: TenantId): Promise<Snapshot> {
  const communities = await tx.query<Community>(
    `SELECT p.community_tenant_id AS id, p.state IN ('ACTIVE', 'REVIEW_DUE') AS participates, nullif(s.member_count, 0) AS members, s.departments,
       EXISTS (SELECT FROM sharing_grant g WHERE g.audience_tenant_id = p.community_tenant_id AND g.owner_tenant_id = p.tenant_id AND g.scope = 'proposals') AS consents
     FROM participation p LEFT JOIN community_sketch s ON s.audience_tenant_id = p.tenant_id AND s.owner_tenant_id = p.community_tenant_id
     WHERE p.tenant_id = $1`,
    [federation],
  );
  const listings = await tx.query<MarketListing & { from: Date; until: Date }>(
    `SELECT l.id, l.owner_tenant_id AS "tenantId", l.direction, l.kind, l.title, l.quantity, l.mode, l.region, l.topics, l.available_from AS from, l.available_until AS until, l.value_credits AS credits
     FROM listing_copy l WHERE l.audience_tenant_id = $1 AND l.expires_at > $2
       AND NOT EXISTS (SELECT FROM proposal u WHERE u.owner_tenant_id = $1 AND u.state IN ('MUTUAL', 'COLLABORATION') AND l.id = ANY (u.listing_ids))`,
    [federation, tx.now],
  );
  const credits = await tx.query<Credit & { at: Date }>(
    `SELECT giver_tenant_id AS "giverId", receiver_tenant_id AS "receiverId", credits, happened_at AS at FROM exchange_entry WHERE tenant_id = $1`,
    [federation],
  );
  const apart = await tx.query<{ a: string; b: string }>(
    `SELECT tenant_id AS a, partner_tenant_id AS b FROM exclusion WHERE tenant_id = ANY ($3)
     UNION SELECT p.audience_tenant_id, p.partner_tenant_id FROM proposal p LEFT JOIN proposal_answer n ON n.tenant_id = p.audience_tenant_id AND n.proposal_id = p.id AND n.answer = 'DECLINED'
     WHERE p.owner_tenant_id = $1
       AND (p.state <> 'EXPIRED' AND p.suggested_at > $2::timestamptz - make_interval(days => $4::int) OR n.answered_at > $2::timestamptz - make_interval(days => $5::int) OR n.reason = ANY ($6::text[]))`,
    [federation, tx.now, communities.map((c) => c.id), NOT_AGAIN_DAYS.unanswered, NOT_AGAIN_DAYS.declined, NEVER_AGAIN],
  );
  const together = await tx.query<{ a: string; b: string; at: Date }>(`SELECT audience_tenant_id AS a, partner_tenant_id AS b, started_at AS at FROM collaboration WHERE owner_tenant_id = $1`, [federation]);
  const open = await tx.query<{ id: string; a: string; b: string; listingIds: string[]; declinedBy: string[] }>(
    `SELECT p.id, p.audience_tenant_id AS a, p.partner_tenant_id AS b, p.listing_ids AS "listingIds",
       ARRAY(SELECT x.tenant_id::text FROM proposal_answer x WHERE x.proposal_id = p.id AND x.answer = 'DECLINED') AS "declinedBy"
     FROM proposal p WHERE p.owner_tenant_id = $1 AND p.state = 'SUGGESTED' AND p.expires_at > $2 AND p.audience_tenant_id < p.partner_tenant_id`,
    [federation, tx.now],
  );
  return {
    now: tx.now.getTime(),
    communities,
    listings: listings.map((l) => ({ ...l, from: l.from.getTime(), until: l.until.getTime() })),
    credits: credits.map((c) => ({ ...c, at: c.at.getTime() })),
    apart: apart.map(({ a, b }) => [a, b]),
    together: together.map(({ a, b, at }) => ({ sides: [a, b], at: at.getTime() })),
    open: open.map(({ a, b, ...rest }): OpenProposal => ({ ...rest, sides: [a, b] })),
  };
}
