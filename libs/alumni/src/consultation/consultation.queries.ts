import { type MemberId, type Page, type PageArgs, pageRequest, toPage } from '#kernel';
import type { Actor } from '#graphql-kit';
import { Member, memberColumns } from '#identity';
import type { TenantDb, Tx } from '#tenancy';
import { takesPartSql } from '../reader.js';
import { Consultation, type ConsultationId, ConsultationOffer } from './consultation.entity.js';
import { type ConsultationList } from './consultation.graphql.js';

type Reader = Pick<TenantDb, 'readOne'>;
export const within = (tx: Tx): Reader => ({ readOne: (sql, params) => tx.query(sql, params) });

const columns = `c.tenant_id AS "tenantId", c.id, c.asker_id AS "askerId", c.title, c.text, c.topics, c.state, c.offer_count AS "offerCount", c.adviser_id AS "adviserId", c.thanks,
  c.asked_at AS "askedAt", c.accepted_at AS "acceptedAt", c.met_at AS "metAt", c.thanked_at AS "thankedAt"`;
const person = (id: string): string => `(SELECT to_json(one) FROM (SELECT ${memberColumns('m')} FROM member m WHERE m.tenant_id = $1 AND m.id = ${id}) one)`;
/** The asker sees all offers, whoever offered their own. */
const offers = (more = ''): string => `SELECT f.id, f.consultation_id AS "consultationId", f.member_id AS "memberId", f.text, f.created_at AS "createdAt", ${person('f.member_id')} AS member
  FROM consultation_offer f JOIN consultation c ON c.tenant_id = f.tenant_id AND c.id = f.consultation_id
  WHERE f.tenant_id = $1 AND (c.asker_id = $2 OR f.member_id = $2) ${more}`;
const WITH_ALL = `SELECT ${columns}, ${person('c.asker_id')} AS asker, ${person('c.adviser_id')} AS adviser,
  (SELECT coalesce(json_agg(one ORDER BY one."createdAt", one.id), '[]') FROM (
     SELECT f.id, f.consultation_id AS "consultationId", f.member_id AS "memberId", f.text, f.created_at AS "createdAt", ${person('f.member_id')} AS member
     FROM consultation_offer f WHERE f.tenant_id = $1 AND f.consultation_id = c.id AND (c.asker_id = $2 OR f.member_id = $2) ORDER BY f.created_at, f.id LIMIT 50) one) AS offers
  FROM consultation c WHERE c.tenant_id = $1`;
const OFFERED = 'EXISTS (SELECT FROM consultation_offer f WHERE f.tenant_id = $1 AND f.consultation_id = c.id AND f.member_id = $2)';
const OPEN = `c.state IN ('ASKED', 'OFFERED')`;

interface Row extends Omit<Consultation, 'asker' | 'adviser' | 'offers'> {
  asker: Member;
  adviser: Member | null;
  offers: (ConsultationOffer & { member: Member })[];
}
const toMember = (row: Member): Member => Object.assign(new Member(), row, { joinedAt: new Date(row.joinedAt) });
const toOffer = ({ member, ...row }: Row['offers'][number]): ConsultationOffer => Object.assign(new ConsultationOffer(), row, { createdAt: new Date(row.createdAt), member: toMember(member) });
const toConsultation = ({ asker, adviser, offers: made, ...row }: Row): Consultation =>
  Object.assign(new Consultation(), row, { asker: toMember(asker), adviser: adviser && toMember(adviser), offers: made.map(toOffer) });

export async function consultationPage(db: Reader, actor: Actor, args: PageArgs, list: ConsultationList): Promise<Page<Consultation>> {
  const request = pageRequest(args, ['time', 'id']);
  const [comparison, direction] = request.backward ? ['>', 'ASC'] : ['<', 'DESC'];
  const which = { OPEN: `${OPEN} AND ${takesPartSql(actor, '$2')}`, ASKED_BY_ME: 'c.asker_id = $2', OFFERED_BY_ME: OFFERED }[list];
  const rows = await db.readOne<Row>(
    `${WITH_ALL} AND ${which} AND ($3::timestamptz IS NULL OR (c.asked_at, c.id) ${comparison} ($3, $4::uuid))
     ORDER BY c.asked_at ${direction}, c.id ${direction} LIMIT $5`,
    [actor.tenantId, actor.id, request.key?.[0] ?? null, request.key?.[1] ?? null, request.limit + 1],
  );
  return toPage(rows.map(toConsultation), request, (c) => [c.askedAt.toISOString(), c.id]);
}

/** Open ones for those who take part; others for the asker and for those who offered. */
export async function consultationsByIds(db: Reader, actor: Actor, ids: readonly string[]): Promise<Consultation[]> {
  const rows = await db.readOne<Row>(`${WITH_ALL} AND c.id = ANY ($3) AND (c.asker_id = $2 OR ${OFFERED} OR (${OPEN} AND ${takesPartSql(actor, '$2')}))`, [actor.tenantId, actor.id, [...ids]]);
  return rows.map(toConsultation);
}

export async function offersByIds(db: Reader, actor: Actor, ids: readonly string[]): Promise<ConsultationOffer[]> {
  return (await db.readOne<Row['offers'][number]>(offers('AND f.id = ANY ($3)'), [actor.tenantId, actor.id, [...ids]])).map(toOffer);
}

export async function lockConsultation(tx: Tx, id: ConsultationId): Promise<Consultation | undefined> {
  const row = await tx.first(`SELECT ${columns} FROM consultation c WHERE c.tenant_id = $1 AND c.id = $2 FOR UPDATE`, [tx.tenantId, id]);
  return row && Object.assign(new Consultation(), row);
}

export const hasOffered = async (tx: Tx, id: ConsultationId, memberId: MemberId): Promise<boolean> => (await tx.findOne(ConsultationOffer, { consultationId: id, memberId })) !== undefined;
