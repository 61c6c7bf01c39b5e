import type { MemberId } from '#kernel';
import type { Tx } from '#tenancy';

const ids = (rows: { id: MemberId }[]): MemberId[] => rows.map((row) => row.id);

/** Undefined once it was withdrawn or is over: then nobody is told of it any more. */
export const openOpportunity = (tx: Tx, id: string): Promise<{ title: string; kind: string } | undefined> =>
  tx.first('SELECT title, kind FROM opportunity WHERE tenant_id = $1 AND id = $2 AND withdrawn_at IS NULL AND expires_at > $3', [tx.tenantId, id, tx.now]);

export const isStillInterested = async (tx: Tx, opportunityId: string, memberId: MemberId): Promise<boolean> =>
  (await tx.first('SELECT FROM opportunity_interest WHERE tenant_id = $1 AND opportunity_id = $2 AND member_id = $3 AND withdrawn_at IS NULL', [tx.tenantId, opportunityId, memberId])) !== undefined;

/** Whom a kind of opportunity concerns, by what they say that they are open to. */
const OPEN_TO: Record<string, string> = { JOB: 'REFERRAL', CONTRACT: 'CONTRACT', SIDE_WORK: 'CONTRACT', COME_BACK: 'REHIRE', MENTORING: 'MENTOR', SPEAKING: 'SPEAK' };

const VERIFIED = `EXISTS (SELECT FROM alumni_claim c WHERE c.tenant_id = p.tenant_id AND c.member_id = p.member_id AND c.state = 'VERIFIED')`;

export const openTo = async (tx: Tx, kind: string): Promise<MemberId[]> =>
  ids(await tx.query(`SELECT p.member_id AS id FROM alumni_profile p WHERE p.tenant_id = $1 AND $2 = ANY (p.open_to) AND ${VERIFIED}`, [tx.tenantId, OPEN_TO[kind] ?? '']));

/** Undefined once it is settled. */
export const openConsultation = (tx: Tx, id: string): Promise<{ title: string; topics: string[] } | undefined> =>
  tx.first(`SELECT title, topics FROM consultation WHERE tenant_id = $1 AND id = $2 AND state IN ('ASKED', 'OFFERED')`, [tx.tenantId, id]);

export const consultationTitle = async (tx: Tx, id: string): Promise<string | undefined> =>
  (await tx.first<{ title: string }>('SELECT title FROM consultation WHERE tenant_id = $1 AND id = $2', [tx.tenantId, id]))?.title;

/** Enough that somebody answers, and few enough that each feels meant. */
const AT_MOST = 12;

/** Verified members who are known for one of these topics: those with most of them first, then by a lot that differs from one question to the next. */
export const knownFor = async (tx: Tx, topics: readonly string[], lot: string, except: MemberId): Promise<MemberId[]> =>
  ids(
    await tx.query(
      `SELECT p.member_id AS id FROM alumni_profile p CROSS JOIN LATERAL (
         SELECT count(DISTINCT topic) AS hits FROM unnest($2::text[]) AS topic, unnest(p.known_for) AS known
         WHERE strpos(lower(normalize(known, NFKC)), lower(normalize(topic, NFKC))) > 0 OR strpos(lower(normalize(topic, NFKC)), lower(normalize(known, NFKC))) > 0) fits
       WHERE p.tenant_id = $1 AND p.member_id <> $4 AND fits.hits > 0 AND ${VERIFIED}
       ORDER BY fits.hits DESC, md5($3 || p.member_id::text) LIMIT ${AT_MOST}`,
      [tx.tenantId, topics, lot, except],
    ),
  );
