import { newId, toGlobalId } from '#kernel';
import { type Data, type Person, eventually } from '../client.js';
import * as doc from '../documents.js';
import { type Narrator, type Stage, expectThat, inDays } from '../stage.js';

const ALUMNI = { email: 'chihiro.makabe@mail.example', tenant: 'aosono' };
const CORPORATE = { email: 'wataru.saegusa@nagisawa.example', tenant: 'nagisawa' };
const MEMBER = { email: 'mio.fujishiro@nagisawa.example', tenant: 'nagisawa' };
const FEDERATION = 'tsunagiba';

/** Two communities that are strictly apart find each other, agree, and hold an event together. */
export async function comeTogether({ narrator, enter }: Stage): Promise<void> {
  const [chihiro, wataru, mio] = await Promise.all([enter(ALUMNI), enter(CORPORATE), enter(MEMBER)]);
  const collaboration = await findEachOther(chihiro, wataru, narrator);
  await holdAnEvent(collaboration, chihiro, wataru, mio, narrator);
  await stayApart(chihiro, wataru, narrator);
}

async function findEachOther(chihiro: Person, wataru: Person, narrator: Narrator): Promise<Data> {
  const known = (await chihiro.ask(doc.COLLABORATIONS)).collaborations.nodes.find((c: Data) => c.partner.slug === wataru.tenant) as Data | undefined;
  if (known) {
    narrator.chapter('1-2. They found each other when the story was told before');
    narrator.fact(`the collaboration goes on: ${known.title}`);
    return known;
  }

  narrator.chapter('1. Each says what it needs and what it can offer');
  await publish(chihiro, 'NEED', 'VENUE', '読書会のための会場', '平日の夜に40人ほどが集まれる部屋を探しています。', narrator);
  await publish(chihiro, 'OFFER', 'SPEAKER', '学び直しを続ける卒業生の登壇', '社会人になってから統計や語学を学び直した卒業生が、続け方を話します。', narrator);
  await publish(wataru, 'OFFER', 'VENUE', '本社の研修室(80席)', '平日夜と土曜に使える研修室です。配信の設備もあります。', narrator);
  await publish(wataru, 'NEED', 'SPEAKER', '社外からの登壇者', '資格の勉強を続けた人の話を、社外の方からも聞きたいです。', narrator);

  narrator.chapter('2. The worker proposes; interest stays private until both have it');
  const proposalOf = (person: Person, partner: Person): Promise<Data> =>
    eventually(`a proposal for ${person.name}`, async () => (await person.ask(doc.PROPOSALS)).proposals.nodes.find((p: Data) => p.partner.slug === partner.tenant) as Data | undefined);
  const hers = await proposalOf(chihiro, wataru);
  const his = await proposalOf(wataru, chihiro);
  narrator.fact(`${chihiro.name} reads: ${hers.title}`);
  for (const reason of hers.reasons as Data[]) narrator.fact(`  ${reason.kind}: ${reason.text}`);
  expectThat(hers.id === his.id, 'both sides read the same proposal');

  await chihiro.change(doc.INTERESTED, { proposalId: hers.id });
  narrator.fact(`${chihiro.name} says "interested"`);
  const still = (await wataru.ask(doc.PROPOSAL_BY_ID, { id: his.id })).proposal as Data;
  expectThat(JSON.stringify(still) === JSON.stringify(his), 'the other side cannot tell: not a byte of its proposal has changed');
  narrator.fact(`${wataru.name} still reads exactly what he read before`);
  await wataru.change(doc.INTERESTED, { proposalId: his.id });
  narrator.fact(`${wataru.name} says "interested"`);

  const agreed = await eventually('the collaboration', async () => {
    const proposal = (await chihiro.ask(doc.PROPOSAL_BY_ID, { id: hers.id })).proposal as Data;
    return (proposal.collaboration as Data | null) ?? undefined;
  });
  narrator.fact(`it became a collaboration: ${agreed.title}`);
  return agreed;
}

async function publish(person: Person, direction: string, kind: string, title: string, description: string, narrator: Narrator): Promise<void> {
  const { federations } = await person.ask(doc.FEDERATIONS);
  const federation = (federations as Data[]).find((f) => f.federation.slug === FEDERATION)?.federation as Data;
  // Told again on the same server, the story takes back what it published the time before.
  const { listings } = await person.ask(doc.LISTINGS);
  for (const old of (listings.nodes as Data[]).filter((l) => l.title === title)) await person.change(doc.WITHDRAW, { listingId: old.id });
  const listing = await person.change(doc.PUBLISH, {
    federationId: federation.id, direction, kind, title, description, quantity: 1, mode: 'ANY', topics: ['学び直し', '資格'], availableFrom: inDays(7), availableUntil: inDays(120),
  });
  narrator.fact(`${person.name} publishes ${listing.direction} ${listing.kind}: ${listing.title}`);
}

async function holdAnEvent(collaboration: Data, chihiro: Person, wataru: Person, mio: Person, narrator: Narrator): Promise<void> {
  narrator.chapter('3. A joint event: told to both communities, filled, waited for, promoted');
  const live: Data[] = [];
  chihiro.listen(doc.LIVE, (data) => live.push(data.notificationReceived as Data));
  await new Promise((resolve) => setTimeout(resolve, 500)); // the subscription has no answer of its own to wait for

  const title = `合同読書会: 学び直しの続け方 (${inDays(21).slice(0, 10)} ${newId().slice(-4)})`;
  const input = { collaborationId: collaboration.id, title, description: '卒業生が登壇し、研修室で一緒に読みます。', mode: 'ONSITE', place: '凪沢電機 本社 研修室B', startsAt: inDays(21), endsAt: inDays(21, 2), capacity: 2 };
  const event = await eventually('the partner to be ready', async () => {
    const { createJointEvent } = await wataru.ask(doc.CREATE_JOINT_EVENT, { input });
    return createJointEvent.__typename === 'Event' ? (createJointEvent as Data) : undefined;
  });
  narrator.fact(`${wataru.name} creates it in the collaboration, for 2 people: ${event.title}`);

  await eventually('the live notification', async () => live.find((n) => n.notification.kind === 'JOINT_EVENT_ANNOUNCED' && n.notification.text.includes(title)));
  narrator.fact(`${chihiro.name} is told at once over her subscription`);
  for (const [person, kind] of [[chihiro, 'JOINT_EVENT_ANNOUNCED'], [mio, 'EVENT_ANNOUNCED']] as const) {
    const notice = await eventually(`${person.name}'s notification`, async () => (await person.ask(doc.NOTIFICATIONS)).notifications.nodes.find((n: Data) => n.text.includes(title) && n.kind === kind) as Data | undefined);
    const mail = await eventually(`${person.name}'s mail`, async () => (await person.ask(doc.MAILS)).capturedMails.nodes.find((m: Data) => m.subject.includes(title) || m.text.includes(title)) as Data | undefined);
    narrator.fact(`${person.name} reads "${notice.text}" and has the mail "${mail.subject}"`);
  }

  const registered = await mio.change(doc.REGISTER, { eventId: event.id });
  narrator.fact(`${mio.name} registers: ${registered.state}`);
  const joint = (await chihiro.ask(doc.JOINT_EVENTS)).jointEvents.nodes.find((j: Data) => j.title === title) as Data;
  const without = (await chihiro.ask(doc.REGISTER_JOINT, { input: { jointEventId: joint.id, consent: false } })).registerForJointEvent as Data;
  expectThat(without.__typename === 'ConsentRequired', 'nothing crosses without consent');
  narrator.fact(`${chihiro.name} is first asked for consent to share: ${(without.sharedFields as string[]).join(', ')}`);
  const guest = await chihiro.change(doc.REGISTER_JOINT, { jointEventId: joint.id, consent: true });
  narrator.fact(`${chihiro.name} registers from the partner community: ${guest.state}`);
  const waiting = await wataru.change(doc.REGISTER, { eventId: event.id });
  narrator.fact(`${wataru.name} registers when it is full: ${waiting.state}, place ${waiting.waitlistPosition}`);
  expectThat([registered.state, guest.state, waiting.state].join() === 'REGISTERED,REGISTERED,WAITLISTED', 'two are registered, the third waits');

  await mio.change(doc.CANCEL, { eventId: event.id });
  // No waiting here: the promotion is part of the cancellation's own transaction.
  const after = (await wataru.ask(doc.EVENT, { id: event.id })).event as Data;
  expectThat(after.viewerRegistration.state === 'REGISTERED' && after.registeredCount === 2 && after.waitlistedCount === 0, 'the freed seat is taken in the same transaction');
  narrator.fact(`${mio.name} cancels; ${wataru.name} is registered in the same moment (${after.registeredCount} of ${after.capacity}, ${after.waitlistedCount} waiting)`);
  await eventually('the promotion to be told', async () => (await wataru.ask(doc.NOTIFICATIONS)).notifications.nodes.find((n: Data) => n.kind === 'REGISTRATION_PROMOTED' && n.text.includes(title)) as Data | undefined);
  narrator.fact(`${wataru.name} is told of it`);
}

async function stayApart(chihiro: Person, wataru: Person, narrator: Narrator): Promise<void> {
  narrator.chapter('4. Everything else stays invisible to the other');
  const [post] = (await wataru.ask(doc.POSTS)).posts.nodes as Data[];
  expectThat(post !== undefined, 'there is a post to look for');
  const foreign = await chihiro.send(doc.POST, { id: post!.id });
  const missing = await chihiro.send(doc.POST, { id: toGlobalId('Post', newId()) });
  expectThat(foreign.errors?.[0]?.extensions.code === 'NOT_FOUND', "the partner's post is not found");
  expectThat(withoutRequestId(foreign) === withoutRequestId(missing), 'and cannot be told from one that never existed');
  narrator.fact(`${chihiro.name} asks for a post of ${wataru.tenant} by its id: ${foreign.errors?.[0]?.extensions.code}, the same as for an id that never existed`);
  for (const document of [doc.POSTS, doc.MEMBERS, doc.NOTIFICATIONS, doc.PROPOSALS]) {
    const inside = await chihiro.send(document, {}, wataru.tenant);
    expectThat(inside.errors?.[0]?.extensions.code === 'FORBIDDEN', 'a guest of one event reads nothing else');
  }
  narrator.fact(`named as the tenant of a request, ${wataru.tenant} shows her, the guest of one event, no posts, no people, no notifications, no proposals`);
}

const withoutRequestId = (answer: unknown): string => JSON.stringify(answer).replace(/"requestId":"[^"]*"/g, '');
