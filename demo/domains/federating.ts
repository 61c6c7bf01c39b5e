import { z } from 'zod';
import { newId } from '#kernel';
import { AccountService } from '#identity';
import { ApplicationApproved } from '#federation/events';
import { PlatformDb } from '#tenancy';
import type { DemoDomain, DemoPlaces } from './domain.js';

const days = z.int().min(0).max(400);
const application = z.strictObject({
  email: z.email(), applicantName: z.string(), applicantRole: z.string(), communityName: z.string(), communityKind: z.enum(['CORPORATE', 'LEARNING', 'ALUMNI']), memberCount: z.int().positive(), activity: z.string(),
  recognition: z.enum(['OFFICIAL', 'KNOWN', 'NONE']), membership: z.string(), state: z.enum(['APPLIED', 'SCREENING', 'CONDITIONAL', 'APPROVED']), note: z.string().nullable(), appliedDaysAgo: days, changedDaysAgo: days,
});
const booking = z.strictObject({
  owner: z.string(), venue: z.string(), requester: z.string(), startsInDays: days, hours: z.int().positive(), purpose: z.string(), headCount: z.int().positive(), requestedBy: z.string(), state: z.enum(['HELD', 'CONFIRMED']), note: z.string().nullable(),
});
const file = z.strictObject({ introduction: z.string(), criteria: z.array(z.string()).min(1), isOpen: z.boolean(), applications: z.array(application), bookings: z.array(booking) });
type File = z.output<typeof file>;

const FEDERATION = 'tsunagiba';
const day = (n: number): Date => new Date(Date.now() + n * 86_400_000);

/** Who waits at the door of the operators' association, and whose rooms are booked. */
export const federatingDomain: DemoDomain = {
  name: 'federating',
  read: async (source) => {
    const world = await source.json(`federating/${FEDERATION}.json`, file);
    return {
      share: async (places) => {
        await openDoor(places, world);
        await queueUp(places, world.applications);
        for (const one of world.bookings) await book(places, one);
      },
    };
  },
};

async function openDoor(places: DemoPlaces, { introduction, criteria, isOpen }: File): Promise<void> {
  const { id } = places.tenantOf(FEDERATION);
  await places.get(PlatformDb).write((tx) =>
    tx.execute('INSERT INTO federation_profile (id, introduction, criteria, is_open, updated_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING', [id, introduction, criteria, isOpen, tx.now]),
  );
  // Its roster names the community that each of its members runs.
  await places.as(FEDERATION, (tx) => tx.execute(`UPDATE member m SET home_tenant_id = t.id FROM tenant t WHERE m.tenant_id = $1 AND t.name = m.department AND t.kind <> 'FEDERATION' AND m.home_tenant_id IS NULL`, [tx.tenantId]));
}

async function queueUp(places: DemoPlaces, applications: File['applications']): Promise<void> {
  const accounts = await places.get(AccountService).ensure(applications.map((a) => a.email));
  await places.as(FEDERATION, async (tx) => {
    if (await tx.first('SELECT FROM application WHERE tenant_id = $1 LIMIT 1', [tx.tenantId])) return;
    const reviewer = await tx.first<{ id: string }>(`SELECT id FROM member WHERE tenant_id = $1 AND role = 'OWNER' LIMIT 1`, [tx.tenantId]);
    for (const a of applications) {
      const id = newId();
      const decided = a.state === 'APPROVED' || a.state === 'CONDITIONAL';
      await tx.execute(
        `INSERT INTO application (tenant_id, id, account_id, applicant_name, applicant_role, community_tenant_id, community_name, community_kind, is_external, member_count, activity, recognition, membership, state, note,
           fingerprint, applied_at, changed_at, decided_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, true, $9, $10, $11, $12, $13, $14, 'demo', $15, $16, $17)`,
        [tx.tenantId, id, accounts.get(a.email), a.applicantName, a.applicantRole, newId(), a.communityName, a.communityKind, a.memberCount, a.activity, a.recognition, a.membership, a.state, a.note, day(-a.appliedDaysAgo), day(-a.changedDaysAgo), decided ? reviewer?.id : null],
      );
      await tx.query('SELECT app.answer_application(account_id, id, community_name, is_external, state, note, applied_at, changed_at) FROM application WHERE tenant_id = $1 AND id = $2', [tx.tenantId, id]);
      // The worker does what an approval brings as soon as it runs.
      if (a.state === 'APPROVED') await tx.publish(ApplicationApproved, { applicationId: id });
    }
  });
}

async function book(places: DemoPlaces, b: File['bookings'][number]): Promise<void> {
  const [owner, requester] = [places.tenantOf(b.owner).id, places.tenantOf(b.requester).id];
  const listing = await places.as(b.owner, async (tx) => {
    const found = await tx.first<{ id: string }>(`SELECT id FROM listing WHERE tenant_id = $1 AND title = $2 AND kind = 'VENUE' AND state = 'PUBLISHED'`, [tx.tenantId, b.venue]);
    if (!found) throw new Error(`${b.owner} offers no venue "${b.venue}"`);
    if (await tx.first('SELECT FROM booking WHERE tenant_id = $1 AND listing_id = $2 AND purpose = $3', [tx.tenantId, found.id, b.purpose])) return undefined;
    await tx.execute(`INSERT INTO sharing_grant (audience_tenant_id, owner_tenant_id, scope, created_at) VALUES ($1, $2, 'bookings', $3) ON CONFLICT DO NOTHING`, [owner, requester, tx.now]);
    return found;
  });
  if (!listing) return;
  const start = new Date(`${day(b.startsInDays).toISOString().slice(0, 10)}T13:00:00+09:00`);
  const time = [start, new Date(start.getTime() + b.hours * 3_600_000)];
  const id = newId();
  await places.as(b.requester, async (tx) => {
    await tx.execute(`INSERT INTO sharing_grant (audience_tenant_id, owner_tenant_id, scope, created_at) VALUES ($1, $2, 'bookings', $3) ON CONFLICT DO NOTHING`, [requester, owner, tx.now]);
    const operator = await tx.first<{ id: string; name: string }>(`SELECT id, display_name AS name FROM member WHERE tenant_id = $1 AND role IN ('OWNER', 'ADMIN', 'OPERATOR') ORDER BY joined_at, id LIMIT 1`, [tx.tenantId]);
    await tx.execute(
      `INSERT INTO booking_request (audience_tenant_id, id, owner_tenant_id, scope, version, listing_id, title, starts_at, ends_at, purpose, head_count, requested_by, member_id, requested_at) VALUES ($1, $2, $3, 'bookings', 1, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [owner, id, requester, listing.id, b.venue, ...time, b.purpose, b.headCount, operator?.name ?? b.requestedBy, operator?.id, day(-3)],
    );
  });
  await places.as(b.owner, async (tx) => {
    await tx.execute(
      `INSERT INTO booking (tenant_id, id, listing_id, requester_tenant_id, request_version, starts_at, ends_at, state, title, purpose, head_count, requested_by, note, created_at, changed_at)
       SELECT $1, q.id, q.listing_id, q.owner_tenant_id, q.version, q.starts_at, q.ends_at, $3, q.title, q.purpose, q.head_count, q.requested_by, $4, q.requested_at, q.requested_at FROM booking_request q WHERE q.audience_tenant_id = $1 AND q.id = $2`,
      [owner, id, b.state, b.note],
    );
    await tx.execute(`INSERT INTO booking_reply (audience_tenant_id, id, owner_tenant_id, scope, version, state, note, answered_at) VALUES ($1, $2, $3, 'bookings', 1, $4, $5, $6)`, [requester, id, owner, b.state, b.note, tx.now]);
  });
}
