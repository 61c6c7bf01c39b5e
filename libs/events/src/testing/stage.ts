import type { Client, TestTenant, World } from '../../../../test/support/world.js';

/** To the minute, as people say it. */
export const inDays = (days: number): Date => new Date(Math.round((Date.now() + days * 86_400_000) / 60_000) * 60_000);
export const rowId = (globalId: string): string => Buffer.from(globalId, 'base64url').toString().split(':')[1]!;

const EVENT = `id title description mode place onlineUrl startsAt endsAt timeZone registrationClosesAt capacity registeredCount waitlistedCount keptCount fee countsAsTraining workTimeAgreedBy needsApproval staysInRoom takesDeclarations
  questions { key text kind choices isRequired } status version isMoved clockChange viewerCanEdit organizer { id displayName } series { id title kind rule } viewerRegistration { id state waitlistPosition answers { key text } }
  speakers { id topic state member { displayName } } materials { title url file { name } }`;
export const DESK = 'title label closesAt serverTime walkInsTakeSeats freeCount expectedCount attendedCount';
const PERSON = 'key name isWalkIn standing attendedAt changedAt codeHash';
const SYNC = `clockOffSeconds desk { ${DESK} } results { clientId outcome person { ${PERSON} } }`;
const MUTATIONS: Record<string, string> = {
  createEvent: `... on Event { ${EVENT} }`,
  editEvent: `... on Event { ${EVENT} } ... on EventEditConflict { current { version title } } ... on CapacityTooLow { registeredCount keptCount }`,
  publishEvent: `... on Event { ${EVENT} }`,
  duplicateEvent: `... on Event { ${EVENT} }`,
  cancelEvent: `... on Event { ${EVENT} }`,
  handOverEvent: `... on Event { ${EVENT} }`,
  askSpeaker: `... on EventSpeaker { id state } ... on AlreadyAsked { speaker { state } }`,
  answerSpeaking: `... on EventSpeaker { id state }`,
  removeSpeaker: `... on SpeakerRemoved { isRemoved }`,
  setEventMaterials: `... on Event { id materials { title url file { name } } }`,
  registerForEvent: `... on Registration { id state waitlistPosition answers { key text } } ... on AlreadyRegistered { registration { state } }`,
  cancelRegistration: `... on Registration { id state answers { key text } }`,
  decideRegistration: `... on Registration { id state waitlistPosition declineReason }`,
  keepSeats: `... on SeatHold { id kind seats taken role department member { displayName } } ... on EventFull { freeCount }`,
  releaseSeats: `... on Event { id registeredCount keptCount waitlistedCount }`,
  inviteGuest: `... on GuestInvitation { secret hold { id } } ... on EventFull { freeCount }`,
  offerSeat: `... on SeatOffer { id state } ... on SeatOfferedAlready { offer { id } }`,
  answerSeatOffer: `... on SeatOffer { id state }`,
  withdrawSeatOffer: `... on SeatOffer { id state }`,
  inviteCheckInHelper: `... on CheckInHelper { id label path revokedAt } ... on CheckInClosed { closedAt }`,
  revokeCheckInHelper: `... on CheckInHelper { id revokedAt path }`,
  setWalkIns: `... on Event { id checkInDesk { walkInsTakeSeats } }`,
  recordCheckIns: `... on CheckInSync { ${SYNC} }`,
  answerEventSurvey: `... on Event { viewerSurvey }`,
  createEventSeries: `... on EventSeries { id title kind rule }`,
  createCalendarFeed: `... on CalendarFeed { id scope path readAt }`,
  revokeCalendarFeed: `... on CalendarFeed { id revokedAt }`,
  drawEventGroups: `... on Event { id groupSeed }`,
  declareWork: `... on WorkDeclaration { id plan done }`,
  reportWork: `... on WorkDeclaration { id plan done doneAt }`,
};

export type Data = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- what a test reads is checked by its assertions

/** Sends a mutation and answers its result, or the error's extensions. */
export async function act(who: Client, name: string, input: object, locale?: string): Promise<Data> {
  const refusal = /^(removeSpeaker|setEventMaterials|releaseSeats|createEvent|duplicateEvent|createEventSeries|createCalendarFeed|revokeCalendarFeed|revokeCheckInHelper|setWalkIns)$/.test(name) ? '' : '... on Refusal { code message }';
  const typeName = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await who.query(`mutation ($input: ${typeName}!) { ${name}(input: $input) { __typename ${MUTATIONS[name]!} ${refusal} } }`, { input }, locale ? { locale } : {});
  return (data?.[name] as Data | undefined) ?? { ...errors![0]!.extensions };
}

const SYNC_CHECK_INS = `mutation ($input: SyncCheckInsInput!) { syncCheckIns(input: $input) { __typename ... on CheckInSync { ${SYNC} } ... on CheckInClosed { closedAt } ... on Refusal { code message } } }`;

/** What a helper's device sends by its link, without an account. */
export async function sync(world: World, secret: string, scans: object[], sentAt = new Date()): Promise<Data> {
  const { data, errors } = await world.send(SYNC_CHECK_INS, { input: { secret, sentAt, scans } });
  return (data?.syncCheckIns as Data | undefined) ?? { ...errors![0]!.extensions };
}

/** The whole list at the door, as a helper's device downloads it. */
export async function list(world: World, secret: string, first = 100, changedSince?: string): Promise<Data[]> {
  const people: Data[] = [];
  for (let after: string | null = null; ; ) {
    const { data } = await world.send(`query ($secret: String!, $first: Int, $after: String, $changedSince: DateTime) { checkInDesk(secret: $secret) { people(first: $first, after: $after, changedSince: $changedSince) { nodes { ${PERSON} } pageInfo { hasNextPage endCursor } } } }`, { secret, first, after, changedSince });
    const page: Data = data!.checkInDesk.people;
    people.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return people;
    after = page.pageInfo.endCursor;
  }
}

export const plan = (change: object = {}): Data => ({ title: '読書会', description: 'みんなで読みます', mode: 'ONLINE', startsAt: inDays(7), endsAt: inDays(7.1), capacity: 10, ...change });
export const seen = async (who: Client, id: string): Promise<Data | null> => ((await who.query(`query ($id: ID!) { event(id: $id) { ${EVENT} } }`, { id })).data?.event as Data | undefined) ?? null;
export const listed = async (who: Client, filter: object = {}): Promise<Data[]> =>
  (await who.query(`query ($filter: EventFilter) { events(first: 100, filter: $filter) { nodes { ${EVENT.replace(/registrations.*/, '')} } } }`, { filter })).data!.events.nodes as Data[];

/** What was published, in order, by its name without the domain. */
export async function facts(world: World, tenant: TestTenant, name: string): Promise<Data[]> {
  const rows = await world.db.query<{ payload: Data }>('SELECT payload FROM outbox WHERE tenant_id = $1 AND name = $2 ORDER BY created_at, id', [tenant.row.id, `events.${name}`]);
  return rows.map((row) => row.payload);
}
