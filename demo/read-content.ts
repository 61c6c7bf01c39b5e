import type { ActivityRow } from '#learning';
import type { ContentFile, WorldFile } from './schema.js';
import type { Shift } from './shift.js';
import type { DemoActivity, DemoWorld } from './types.js';

export type DemoContent = Pick<DemoWorld, 'posts' | 'comments' | 'reactions' | 'events' | 'registrations' | 'listings'>;

type Tenant = WorldFile['tenants'][number];

/** Reactions have no time of their own in the files: they come one after the other, a few minutes apart. */
const minutesBetweenReactions = 7;

/** The content of one community, with its references checked. */
export function contentOf(tenant: Tenant, file: ContentFile, emails: ReadonlySet<string>, shift: Shift): { content: DemoContent; problems: string[] } {
  const tenantSlug = tenant.slug;
  const content: DemoContent = { posts: [], comments: [], reactions: [], events: [], registrations: [], listings: [] };
  const problems: string[] = [];
  const spaces = new Set(tenant.spaces.map((each) => each.key));
  const known = (email: string, where: string) => {
    if (!emails.has(email)) problems.push(`${where}: ${email} is not in the roster`);
    return email;
  };

  for (const post of file.posts) {
    if (!spaces.has(post.space)) problems.push(`${post.key}: there is no space ${post.space}`);
    const createdAt = shift.moment(post.at);
    content.posts.push({ key: post.key, tenantSlug, spaceKey: post.space, authorEmail: known(post.author, post.key), title: post.title, text: post.text, createdAt });
    for (const { author, text, at } of post.comments) content.comments.push({ postKey: post.key, tenantSlug, authorEmail: known(author, post.key), text, createdAt: shift.moment(at) });
    let minutes = 0;
    for (const [kind, who] of Object.entries(post.reactions) as [DemoContent['reactions'][number]['kind'], string[]][]) {
      for (const email of who) {
        minutes += minutesBetweenReactions;
        content.reactions.push({ postKey: post.key, tenantSlug, email: known(email, post.key), kind, createdAt: new Date(createdAt.getTime() + minutes * 60_000) });
      }
    }
  }

  for (const event of file.events) {
    const { key, title, description, mode, capacity } = event;
    content.events.push({
      key, tenantSlug, title, description, mode, capacity, organizerEmail: known(event.organizer, key), place: event.place ?? null, onlineUrl: event.onlineUrl ?? null,
      startsAt: shift.moment(event.startsAt), endsAt: shift.moment(event.endsAt), timeZone: tenant.timeZone, registrationClosesAt: shift.moment(event.registrationClosesAt),
      createdAt: shift.moment(event.createdAt), cancelledAt: event.cancelledAt === undefined ? null : shift.moment(event.cancelledAt),
    });
    let waiting = 0;
    for (const { member, state, at } of event.registrations) {
      content.registrations.push({ eventKey: key, tenantSlug, email: known(member, key), state, waitlistPosition: state === 'WAITLISTED' ? ++waiting : null, createdAt: shift.moment(at) });
    }
  }

  for (const { author, federation, availableFrom, availableUntil, publishedAt, expiresAt, region, ...listing } of file.listings) {
    if (!tenant.participations.some((each) => each.federation === federation)) problems.push(`${listing.key}: ${tenantSlug} does not take part in ${federation}`);
    content.listings.push({
      ...listing, ownerSlug: tenantSlug, federationSlug: federation, authorEmail: known(author, listing.key), region: region ?? null,
      availableFrom: shift.moment(availableFrom), availableUntil: shift.moment(availableUntil), publishedAt: shift.moment(publishedAt), expiresAt: shift.moment(expiresAt),
    });
  }
  return { content, problems };
}

/** The provider knows learners by address only; `homes` says which town each belongs to. */
export function activityOf(rows: readonly ActivityRow[], homes: ReadonlyMap<string, string>, shift: Shift): Pick<DemoWorld, 'activity' | 'unmatchedActivity'> {
  const activity: DemoActivity[] = [];
  const unmatchedActivity: DemoWorld['unmatchedActivity'] = [];
  const moved = (at: Date | null) => (at === null ? null : shift.date(at));
  for (const row of rows) {
    const tenantSlug = homes.get(row.email);
    if (tenantSlug === undefined) {
      unmatchedActivity.push({ email: row.email, courseId: row.courseId });
      continue;
    }
    activity.push({
      ...row, tenantSlug, enrolledAt: moved(row.enrolledAt), startedAt: moved(row.startedAt), completedAt: moved(row.completedAt), firstCompletedAt: moved(row.firstCompletedAt),
      lastAccessedAt: moved(row.lastAccessedAt), lastActivityAt: moved(row.lastActivityAt),
    });
  }
  return { activity, unmatchedActivity };
}
