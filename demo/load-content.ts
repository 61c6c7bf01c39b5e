import { newId } from '#kernel';
import type { Tx } from '#tenancy';
import { insertRows } from './rows.js';
import type { DemoWorld } from './types.js';

/** Spaces, posts with comments and reactions, events with registrations of one tenant, with the counts that stand on their rows. */
export async function loadContent(tx: Tx, world: DemoWorld, slug: string, members: ReadonlyMap<string, string>): Promise<void> {
  const here = <T extends { tenantSlug: string }>(rows: readonly T[]): T[] => rows.filter((row) => row.tenantSlug === slug);
  const base = (): { tenant_id: string; id: string } => ({ tenant_id: tx.tenantId!, id: newId() });
  const by = (email: string): string => members.get(email)!;

  const posts = here(world.posts);
  const postsIn = countBy(posts.map((p) => p.spaceKey));
  const spaces = new Map(here(world.spaces).map((s) => [s.key, { ...base(), name: s.name, description: s.description, access: s.access, position: s.position, post_count: postsIn.get(s.key) ?? 0, created_at: tx.now }]));
  await insertRows(tx, 'space', [...spaces.values()]);

  const comments = here(world.comments);
  const reactions = here(world.reactions);
  const commentsOf = countBy(comments.map((c) => c.postKey));
  const countsOf = new Map<string, Record<string, number>>();
  for (const { postKey, kind } of reactions) {
    const counts = countsOf.get(postKey) ?? {};
    counts[kind] = (counts[kind] ?? 0) + 1;
    countsOf.set(postKey, counts);
  }
  const postRows = new Map(
    posts.map((p) => [p.key, { ...base(), space_id: spaces.get(p.spaceKey)!.id, author_id: by(p.authorEmail), title: p.title, text: p.text, created_at: p.createdAt, published_at: p.createdAt, comment_count: commentsOf.get(p.key) ?? 0, reaction_counts: countsOf.get(p.key) ?? {} }]),
  );
  await insertRows(tx, 'post', [...postRows.values()]);
  await insertRows(tx, 'comment', comments.map((c) => ({ ...base(), post_id: postRows.get(c.postKey)!.id, author_id: by(c.authorEmail), text: c.text, created_at: c.createdAt })));
  await insertRows(tx, 'reaction', reactions.map((r) => ({ ...base(), post_id: postRows.get(r.postKey)!.id, member_id: by(r.email), kind: r.kind, created_at: r.createdAt })));

  const byTime = [...here(world.registrations)].sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.waitlistPosition ?? 0) - (b.waitlistPosition ?? 0));
  const tickets = new Map<string, number>();
  const registrations = byTime.map((r) => {
    const ticket = (tickets.get(r.eventKey) ?? 0) + 1;
    tickets.set(r.eventKey, ticket);
    return { ...r, ticket };
  });
  const seatsIn = (state: readonly string[]): Map<string, number> => countBy(registrations.filter((r) => state.includes(r.state)).map((r) => r.eventKey));
  const registered = seatsIn(['REGISTERED', 'ATTENDED']);
  const waitlisted = seatsIn(['WAITLISTED']);
  const events = new Map(
    here(world.events).map((e) => [e.key, {
      ...base(), title: e.title, description: e.description, mode: e.mode, place: e.place, online_url: e.onlineUrl, starts_at: e.startsAt, ends_at: e.endsAt, time_zone: e.timeZone,
      registration_closes_at: e.registrationClosesAt, capacity: e.capacity, registered_count: registered.get(e.key) ?? 0, waitlisted_count: waitlisted.get(e.key) ?? 0,
      last_ticket: tickets.get(e.key) ?? 0, cancelled_at: e.cancelledAt, organizer_id: by(e.organizerEmail), created_at: e.createdAt,
    }]),
  );
  await insertRows(tx, 'event', [...events.values()]);
  // People come from ten minutes before it begins until five minutes after.
  const cameAt = (startsAt: Date, ticket: number): Date => new Date(startsAt.getTime() + (((ticket * 37) % 16) - 10) * 60_000);
  const rows = registrations.map((r) => {
    const { id: event_id, starts_at } = events.get(r.eventKey)!;
    return { ...base(), event_id, member_id: by(r.email), state: r.state, ticket: r.ticket, created_at: r.createdAt, changed_at: r.createdAt, attended_at: r.state === 'ATTENDED' ? cameAt(starts_at, r.ticket) : null };
  });
  await insertRows(tx, 'registration', rows);
  const came = rows.filter(({ attended_at }) => attended_at !== null);
  await insertRows(tx, 'attendance', came.map(({ id, event_id, member_id, attended_at }) => ({ ...base(), event_id, registration_id: id, member_id, attended_at, claimed_at: attended_at, noted_at: attended_at, changed_at: attended_at })));
}

function countBy(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
