import { toGlobalId, newId } from '#kernel';
import { type Data, type Person, eventually } from '../client.js';
import { type Narrator, type Stage, expectThat, inDays } from '../stage.js';

const OUTSIDER = { email: 'elena.kovacs@mail.example', tenant: 'tamaki' };
const APPROVER = { email: 'ritsuko.kusakabe@mail.example', tenant: 'tsunagiba' };
const BOOKER = { email: 'wataru.saegusa@nagisawa.example', tenant: 'nagisawa' };
const FEDERATION = 'tsunagiba';
const COMMUNITY = 'Vienna Metrology Evenings';

const PROFILE = 'query Profile($slug: String!) { federationProfile(slug: $slug) { federation { id name } criteria isOpen } myApplications { communityName state federation { slug } } me { memberships { tenant { id slug name } } } }';
const APPLY = 'mutation Apply($input: ApplyToFederationInput!) { applyToFederation(input: $input) { __typename ... on MyApplication { communityName state } ... on Refusal { code message } } }';
const QUEUE = 'query Queue { applications(first: 50) { nodes { id communityName state isExternal } } }';
const DECIDE = 'mutation Decide($input: DecideApplicationInput!) { decideApplication(input: $input) { __typename ... on Application { id state exception } ... on Refusal { code message } } }';
const OFFERS = 'query Offers { listings(first: 100) { nodes { id title state } } }';
const PUBLISH = 'mutation Publish($input: PublishListingInput!) { publishListing(input: $input) { __typename ... on Listing { id title sharedFields } ... on Refusal { code message } } }';
const WITHDRAW = 'mutation Withdraw($input: WithdrawListingInput!) { withdrawListing(input: $input) { __typename ... on Listing { id state } ... on Refusal { code message } } }';
const BOARD = 'query Board($id: ID!) { listing(id: $id) { id title place contact owner { name } } }';
const REQUEST = 'mutation Request($input: RequestBookingInput!) { requestBooking(input: $input) { __typename ... on Booking { id state } ... on Refusal { code message } } }';
const CONFIRM = 'mutation Confirm($input: ConfirmBookingInput!) { confirmBooking(input: $input) { __typename ... on Booking { id state } ... on Refusal { code message } } }';
const BOOKING = 'query Booking($id: ID!) { booking(id: $id) { id state note } }';
const SHARED = 'query Shared { sharedItems(first: 50) { nodes { kind title audience { name } fields { name value } } } sharingRecords(first: 10) { nodes { direction action title } } }';
const NOTICES = 'query Notices { notifications { nodes { kind text } } }';

/** Somebody whose community does not run here comes into a federation, offers a room, and another community books it. */
export async function federate({ narrator, enter }: Stage): Promise<void> {
  const [elena, ritsuko, wataru] = await Promise.all([enter(OUTSIDER), enter(APPROVER), enter(BOOKER)]);
  const home = await apply(elena, ritsuko, narrator);
  const venue = await offer(elena, home, wataru, narrator);
  await book(elena, home, wataru, venue, narrator);
  await takeBack(elena, home, wataru, venue, narrator);
}

/** Returns the slug of the bare tenant. */
async function apply(elena: Person, ritsuko: Person, narrator: Narrator): Promise<string> {
  narrator.chapter('Federation 1. A community that does not run here applies, and an approver of another one decides');
  const profile = await elena.ask(PROFILE, { slug: FEDERATION });
  narrator.fact(`${profile.federationProfile.federation.name} asks for: ${(profile.federationProfile.criteria as string[]).join(' / ')}`);
  if (!(profile.myApplications as Data[]).some((a) => a.communityName === COMMUNITY && a.state === 'APPROVED')) {
    const input = {
      federationSlug: FEDERATION, externalName: COMMUNITY, externalKind: 'ALUMNI', applicantName: 'Elena Kovacs', applicantRole: 'Organiser', memberCount: 45,
      activity: 'Every second Thursday, twelve to twenty people.', recognition: 'KNOWN', membership: 'Former and current calibration engineers.',
    };
    const sent = await elena.change(APPLY, input);
    const again = await elena.change(APPLY, input);
    expectThat(JSON.stringify(sent) === JSON.stringify(again), 'an application sent twice is one');
    const other = (await elena.ask(APPLY, { input: { ...input, memberCount: 46 } })).applyToFederation as Data;
    expectThat(other.code === 'APPLICATION_ALREADY_OPEN', 'a second open one is refused');
    narrator.fact(`${elena.name} applies for ${COMMUNITY}; sent twice it is one, and another one is refused: ${other.message}`);
    await eventually('the approver to be told', async () => ((await ritsuko.ask(NOTICES)).notifications.nodes as Data[]).find((n) => n.kind === 'APPLICATION_RECEIVED' && n.text.includes(COMMUNITY)));
    const application = ((await ritsuko.ask(QUEUE)).applications.nodes as Data[]).find((a) => a.communityName === COMMUNITY && a.state === 'APPLIED') as Data;
    await ritsuko.change(DECIDE, { applicationId: application.id, decision: 'APPROVE', note: 'ようこそ。' });
    narrator.fact(`${ritsuko.name} approves it`);
  }
  const home = await eventually('the bare tenant', async () => ((await elena.ask(PROFILE, { slug: FEDERATION })).me.memberships as Data[]).find((m) => m.tenant.name === COMMUNITY)?.tenant.slug as string | undefined);
  const members = (await elena.ask('query People { members { nodes { displayName role } } }', {}, home)).members.nodes as Data[];
  expectThat(members.length === 1 && members[0]!.role === 'OWNER', 'the bare tenant holds its operator alone');
  narrator.fact(`${COMMUNITY} has a place of its own now, with its operator and nobody else in it`);
  return home;
}

/** As {@link Person.change}, in another tenant than the person's own. */
async function changeAt(person: Person, tenant: string, document: string, input: Data): Promise<Data> {
  const [result] = Object.values(await person.ask(document, { input }, tenant)) as Data[];
  expectThat(result !== undefined && !('code' in result), `${person.name} was refused: ${JSON.stringify(result)}`);
  return result!;
}

async function offer(elena: Person, home: string, wataru: Person, narrator: Narrator): Promise<Data> {
  narrator.chapter('Federation 2. It offers a room, and says which fields the others see');
  const title = 'Laboratory lounge, 30 seats';
  for (const old of ((await elena.ask(OFFERS, {}, home)).listings.nodes as Data[]).filter((l) => l.title === title && l.state === 'PUBLISHED')) await changeAt(elena, home, WITHDRAW, { listingId: old.id });
  const { federation } = (await elena.ask(PROFILE, { slug: FEDERATION })).federationProfile as Data;
  const listing = await changeAt(elena, home, PUBLISH, {
    federationId: federation.id, direction: 'OFFER', kind: 'VENUE', title, description: 'A quiet lounge with a projector.', mode: 'ONSITE', place: 'Building 4, third floor', contact: 'elena@example.org',
    sharedFields: ['DESCRIPTION', 'PLACE'], availableFrom: inDays(5), availableUntil: inDays(90),
  });
  const seen = (await wataru.ask(BOARD, { id: listing.id }, FEDERATION)).listing as Data;
  expectThat(seen.place === 'Building 4, third floor' && seen.contact === null, 'the board shows the fields that were named and no others');
  const { sharedItems } = await elena.ask(SHARED, {}, home);
  const item = (sharedItems.nodes as Data[]).find((s) => s.kind === 'LISTING' && s.title === title) as Data;
  expectThat(!(item.fields as Data[]).some((f) => f.name === 'contact') && (item.fields as Data[]).some((f) => f.name === 'place' && f.value === seen.place), '"what do we share" says exactly that');
  narrator.fact(`the board shows the place and keeps the contact; "what do we share?" lists the same: ${(item.fields as Data[]).map((f) => f.name).join(', ')}`);
  return listing;
}

async function book(elena: Person, home: string, wataru: Person, venue: Data, narrator: Narrator): Promise<void> {
  narrator.chapter('Federation 3. The room is booked, once');
  const when = { startsAt: inDays(12), endsAt: inDays(12, 2) };
  const wish = { listingId: venue.id, ...when, purpose: `計測の夜 (${newId().slice(-4)})`, headCount: 18 };
  const booking = await wataru.change(REQUEST, wish);
  expectThat(booking.state === 'HELD', 'a free time is held at once');
  const second = (await wataru.ask(REQUEST, { input: { ...wish, purpose: 'もう一つの会' } })).requestBooking as Data;
  expectThat(second.code === 'BOOKING_CONFLICT', 'the same hour cannot be had twice');
  narrator.fact(`${wataru.name} asks for an evening: held. The same hour again: ${second.message}`);
  await eventually('the owner to be told', async () => ((await elena.ask(NOTICES, {}, home)).notifications.nodes as Data[]).find((n) => n.kind === 'BOOKING_REQUESTED'));
  await changeAt(elena, home, CONFIRM, { bookingId: booking.id, note: 'Please ring at the gate.' });
  const confirmed = (await wataru.ask(BOOKING, { id: booking.id })).booking as Data;
  expectThat(confirmed.state === 'CONFIRMED' && confirmed.note === 'Please ring at the gate.', 'the answer arrives');
  narrator.fact(`${elena.name} confirms: ${confirmed.note}`);
  const stranger = (await wataru.send(BOOKING, { id: toGlobalId('Booking', newId()) })).errors?.[0]?.extensions.code;
  expectThat(stranger === 'NOT_FOUND', 'a booking that never existed is not found');
}

async function takeBack(elena: Person, home: string, wataru: Person, venue: Data, narrator: Narrator): Promise<void> {
  narrator.chapter('Federation 4. What is taken back is gone at once, and both sides keep the log');
  await changeAt(elena, home, WITHDRAW, { listingId: venue.id });
  const gone = (await wataru.send(BOARD, { id: venue.id }, FEDERATION)).errors?.[0]?.extensions.code;
  expectThat(gone === 'NOT_FOUND', 'the copy is gone with the commit');
  await eventually('the booker to be told', async () => ((await wataru.ask(NOTICES)).notifications.nodes as Data[]).find((n) => n.kind === 'BOOKING_CANCELLED' && n.text.includes(venue.title)));
  const { sharingRecords } = await elena.ask(SHARED, {}, home);
  const [last] = sharingRecords.nodes as Data[];
  expectThat(last?.action === 'WITHDRAWN' && last?.title === venue.title, 'the log ends with the withdrawal');
  narrator.fact(`${wataru.name} is told that the booking is off, and finds the offer no more; the log says: ${last!.action} ${last!.title}`);
}
