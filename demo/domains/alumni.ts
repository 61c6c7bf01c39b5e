import { join } from 'node:path';
import { z } from 'zod';
import { type RosterRow, alumniRoster, applyRoster, claimRow, publishMembers } from '#alumni';
import { fileSource, readCsv } from '#csv';
import { newId } from '#kernel';
import { recordGiving } from '#trust';
import { insertRows } from '../rows.js';
import type { DemoDomain } from './domain.js';

const moment = z.iso.datetime({ offset: true });
const month = z.string().regex(/^\d{4}-\d{2}$/u);
const audience = z.enum(['EVERYONE', 'VERIFIED', 'OPERATORS', 'ONLY_ME']);
const FIELDS = ['KANA', 'PERIOD', 'LAST_DEPARTMENT', 'HEADLINE', 'ABOUT', 'REGION', 'OPEN_TO', 'KNOWN_FOR'] as const;

const network = z.strictObject({
  verified: z.array(z.strictObject({
    member: z.email(), from: month, until: month, headline: z.string().optional(), about: z.string().optional(), region: z.string().optional(), openTo: z.array(z.string()), knownFor: z.array(z.string()),
    visibility: z.partialRecord(z.enum(FIELDS), audience),
  })),
  claims: z.array(z.strictObject({ member: z.email(), number: z.string(), kana: z.string(), joinedMonth: month, leftMonth: month, at: moment })),
  opportunities: z.array(z.strictObject({ author: z.email(), kind: z.string(), title: z.string(), text: z.string(), region: z.string().optional(), at: moment, expiresAt: moment, interested: z.array(z.strictObject({ member: z.email(), at: moment })) })),
  consultations: z.array(z.strictObject({
    asker: z.email(), title: z.string(), text: z.string(), topics: z.array(z.string()), state: z.enum(['ASKED', 'OFFERED', 'ACCEPTED', 'MET', 'THANKED']), at: moment, acceptedAt: moment.optional(), metAt: moment.optional(),
    thankedAt: moment.optional(), thanks: z.string().optional(), offers: z.array(z.strictObject({ member: z.email(), text: z.string(), at: moment })),
  })),
});
type Network = z.infer<typeof network>;

/** Rosters, who is verified and what they show, who waits, and what former colleagues offer and ask. */
export const alumni: DemoDomain = {
  name: 'alumni',
  async read({ dir, shift, members, perTenant }) {
    const networks: ReadonlyMap<string, Network> = await perTenant('alumni', network);
    const rosters = new Map<string, readonly RosterRow[]>();
    for (const slug of networks.keys()) rosters.set(slug, (await readCsv(fileSource(join(dir, 'alumni', `${slug}.csv`)), alumniRoster)).rows);
    const known = new Map(members.map((each) => [`${each.tenantSlug} ${each.email}`, each]));
    const at = (iso: string | undefined): Date | null => (iso === undefined ? null : shift.moment(iso));

    return {
      async load(tx, { tenant, memberOf }) {
        const here = networks.get(tenant.slug);
        if (!here) return;
        const is = (each: { member: string }): boolean => known.has(`${tenant.slug} ${each.member}`);
        await applyRoster(tx, rosters.get(tenant.slug)!);
        const entries = new Map((await tx.query<{ id: string; number: string }>('SELECT id, employee_number AS number FROM roster_entry WHERE tenant_id = $1', [tenant.id])).map((row) => [row.number, row.id]));
        const base = () => ({ tenant_id: tenant.id, id: newId() });
        const verified = here.verified.filter(is).map((each) => ({ ...each, person: known.get(`${tenant.slug} ${each.member}`)! }));
        await insertRows(tx, 'alumni_claim', [
          ...verified.map(({ member, person, from, until }) => ({
            ...base(), member_id: memberOf(member), ...claimRow({ employeeNumber: person.number ?? '-', kana: person.kana ?? person.displayName, joinedMonth: from, leftMonth: until }), state: 'VERIFIED',
            roster_entry_id: entries.get(person.number ?? '') ?? null, decided_at: person.joinedAt, created_at: person.joinedAt,
          })),
          ...here.claims.filter(is).map(({ member, number, at: said, ...claim }) => ({ ...base(), member_id: memberOf(member), ...claimRow({ ...claim, employeeNumber: number }), state: 'MANUAL_REVIEW', roster_entry_id: null, decided_at: null, created_at: at(said) })),
        ]);
        const usual = Object.fromEntries(FIELDS.map((field) => [field, 'VERIFIED']));
        await insertRows(tx, 'alumni_profile', verified.map(({ member, person, from, until, headline, about, region, openTo, knownFor, visibility }) => ({
          ...base(), member_id: memberOf(member), kana: person.kana, employed_from: from, employed_until: until, last_department: person.department, headline: headline ?? null, about: about ?? null, region: region ?? null,
          open_to: openTo, known_for: knownFor, visibility: { ...usual, ...visibility }, created_at: person.joinedAt, changed_at: person.joinedAt,
        })));
        await publishMembers(tx, verified.map(({ member }) => memberOf(member)));

        const opportunities = here.opportunities.map((each) => ({ ...each, id: newId() }));
        await insertRows(tx, 'opportunity', opportunities.map(({ id, author, kind, title, text, region, at: posted, expiresAt, interested }) => ({ tenant_id: tenant.id, id, author_id: memberOf(author), kind, title, text, region: region ?? null, expires_at: at(expiresAt), interest_count: interested.length, created_at: at(posted) })));
        await insertRows(tx, 'opportunity_interest', opportunities.flatMap(({ id, interested }) => interested.map(({ member, at: since }) => ({ ...base(), opportunity_id: id, member_id: memberOf(member), created_at: at(since) }))));
        const consultations = here.consultations.map((each) => ({ ...each, id: newId(), adviser: each.acceptedAt ? memberOf(each.offers[0]!.member) : null }));
        await insertRows(tx, 'consultation', consultations.map(({ id, asker, adviser, title, text, topics, state, offers, thanks, at: asked, acceptedAt, metAt, thankedAt }) => ({
          tenant_id: tenant.id, id, asker_id: memberOf(asker), adviser_id: adviser, title, text, topics, state, offer_count: offers.length, thanks: thanks ?? null, asked_at: at(asked), accepted_at: at(acceptedAt), met_at: at(metAt), thanked_at: at(thankedAt),
        })));
        await insertRows(tx, 'consultation_offer', consultations.flatMap(({ id, offers }) => offers.map(({ member, text, at: made }) => ({ ...base(), consultation_id: id, member_id: memberOf(member), text, created_at: at(made) }))));
        for (const { id, asker, adviser, metAt, thankedAt } of consultations) {
          if (adviser && thankedAt) await recordGiving(tx, { giverId: adviser, receiverId: memberOf(asker), kind: 'ADVICE', sourceType: 'Consultation', sourceId: id, happenedAt: at(metAt)!, confirmedAt: at(thankedAt)! });
        }
      },
    };
  },
};
