import { z } from 'zod';
import { newId } from '#kernel';
import type { Tx } from '#tenancy';
import { insertRows } from '../rows.js';
import type { DemoDomain, DemoPlace } from './domain.js';

const days = z.int().min(0).max(400);
const room = z.strictObject({
  name: z.string(), description: z.string(), access: z.enum(['OPEN', 'CLOSED', 'SECRET']), isArchived: z.literal(true).optional(), people: z.array(z.email()),
  posts: z.array(z.strictObject({ title: z.string(), text: z.string(), daysAgo: days, author: z.email() })),
  requests: z.array(z.strictObject({ email: z.email(), reason: z.string(), daysAgo: days, state: z.enum(['SUBMITTED', 'APPROVED', 'REJECTED']), answer: z.string().optional() })),
});
type Room = z.output<typeof room>;

/** Spaces with a door: who belongs to them, what is said there, who waits outside. */
export const spacesDomain: DemoDomain = {
  name: 'spaces',
  async read({ perTenant }) {
    const rooms = await perTenant('spaces', z.array(room));
    return {
      load: async (tx, place) => {
        await keepStaffRoom(tx);
        await furnish(tx, place, rooms.get(place.tenant.slug) ?? []);
      },
    };
  },
};

/** The operators' own room, which the conversations brought along, belongs to the operators. */
async function keepStaffRoom(tx: Tx): Promise<void> {
  await tx.execute(
    `INSERT INTO space_member (tenant_id, id, space_id, member_id, role, created_at)
     SELECT $1, gen_random_uuid(), s.id, m.id, 'KEEPER', $2 FROM space s JOIN member m ON m.tenant_id = $1 AND m.role IN ('OWNER', 'ADMIN', 'OPERATOR') WHERE s.tenant_id = $1 AND s.name = '運営室' AND s.access <> 'OPEN'
     ON CONFLICT DO NOTHING`,
    [tx.tenantId, tx.now],
  );
}

async function furnish(tx: Tx, { memberOf }: DemoPlace, rooms: readonly Room[]): Promise<void> {
  if (rooms.length === 0) return;
  const ago = (n: number): Date => new Date(tx.now.getTime() - n * 86_400_000);
  const base = () => ({ tenant_id: tx.tenantId, id: newId(tx.now.getTime()) });
  const last = (await tx.first<{ position: number }>('SELECT coalesce(max(position), 0) AS position FROM space WHERE tenant_id = $1', [tx.tenantId]))!.position;
  const spaces = rooms.map((r, i) => ({ ...base(), name: r.name, description: r.description, access: r.access, position: last + 1 + i, post_count: r.posts.length, created_at: ago(300), level: 'MENTIONS', archived_at: r.isArchived ? ago(150) : null }));
  await insertRows(tx, 'space', spaces);
  const each = <T>(pick: (r: Room, spaceId: string) => T[]): T[] => rooms.flatMap((r, i) => pick(r, spaces[i]!.id));
  await insertRows(tx, 'space_member', each((r, space_id) => r.people.map((email, n) => ({ ...base(), space_id, member_id: memberOf(email), role: n === 0 ? 'KEEPER' : 'MEMBER', created_at: ago(120 - n) }))));
  await insertRows(
    tx,
    'post',
    each((r, space_id) => r.posts.map((p) => ({ ...base(), space_id, author_id: memberOf(p.author), title: p.title, text: p.text, kind: 'TALK', state: 'PUBLISHED', version: 1, comment_count: 0, reaction_counts: {}, created_at: ago(p.daysAgo), published_at: ago(p.daysAgo) }))),
  );
  await insertRows(
    tx,
    'space_request',
    each((r, space_id) =>
      r.requests.map((q) => ({
        ...base(), space_id, member_id: memberOf(q.email), reason: q.reason, state: q.state, answer: q.answer ?? null, decided_by: q.state === 'SUBMITTED' ? null : memberOf(r.people[0]!), created_at: ago(q.daysAgo), changed_at: ago(Math.max(0, q.daysAgo - 1)),
      })),
    ),
  );
}
