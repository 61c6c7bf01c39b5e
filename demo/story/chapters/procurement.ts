import { type Data, type Person, eventually } from '../client.js';
import * as doc from '../procurement.documents.js';
import { type Narrator, type Stage, expectThat } from '../stage.js';

const CONSORTIUM = { email: 'fumihiko.takachiho@pref.mizugaki.example', tenant: 'mizugaki' };
const TOWN = { email: 'kengo.sawatari@city.seoto.example', tenant: 'seoto' };
const PROVIDER = '学びの森ビジネス講座';
const WANTED = 90;

/** Eleven towns buy once: a town asks for seats, the consortium orders for all, and the town sees its share and its seats. */
export async function buyTogether({ narrator, enter }: Stage): Promise<void> {
  const [coordinator, kengo] = await Promise.all([enter(CONSORTIUM), enter(TOWN)]);
  const pool = await theNextYear(coordinator);
  if (pool.state === 'OPEN') {
    await ask(kengo, coordinator, pool, narrator);
    await order(coordinator, pool, narrator);
  } else {
    narrator.chapter('The towns bought together when the story was told before');
    narrator.fact(`the order stands: ${pool.purchase.quantity} seats for ${pool.licenceYear}`);
  }
  await seeTheShare(kengo, coordinator, pool, narrator);
}

const theNextYear = async (coordinator: Person): Promise<Data> => (await coordinator.ask(doc.POOLS)).licencePools.nodes.find((p: Data) => p.provider === PROVIDER) as Data;
const poolOf = async (coordinator: Person, { id }: Data): Promise<Data> => (await coordinator.ask(doc.POOL, { id })).licencePool as Data;
const offerOf = async (town: Person, { provider, licenceYear }: Data): Promise<Data> => {
  const offer = (await town.ask(doc.OFFERS, { seats: WANTED })).licenceOffers.nodes.find((o: Data) => o.provider === provider && o.licenceYear === licenceYear) as Data | undefined;
  expectThat(offer !== undefined, `${town.name} sees what the consortium offers`);
  return offer!;
};

async function ask(kengo: Person, coordinator: Person, pool: Data, narrator: Narrator): Promise<void> {
  narrator.chapter('A town asks for seats, knowing what they cost');
  const before = await offerOf(kengo, pool);
  const { seatCost, fee, alone, purchase } = before.estimate as Data;
  narrator.fact(`${WANTED} seats would cost ${kengo.tenant} ${seatCost + fee} yen now, and ${alone} yen alone: all together need ${purchase.seats}, and ${purchase.quantity} are bought`);
  expectThat(seatCost + fee < alone, 'buying together costs the town less');
  await kengo.change(doc.REQUEST, { offerId: before.id, seats: WANTED });
  const asked = await poolOf(coordinator, pool);
  expectThat(asked.buyers.nodes.some((b: Data) => b.municipality.slug === kengo.tenant && b.requestedSeats === WANTED), 'the consortium sees the request');
  narrator.fact(`${coordinator.name} sees it among the requests of ${asked.buyers.nodes.filter((b: Data) => b.requestedSeats > 0).length} towns`);
}

async function order(coordinator: Person, pool: Data, narrator: Narrator): Promise<void> {
  narrator.chapter('The consortium orders once for all');
  const { purchase, fixedFee } = await poolOf(coordinator, pool);
  await coordinator.change(doc.ORDER, { poolId: pool.id, seats: purchase.seats });
  const { buyers } = await poolOf(coordinator, pool);
  const total = buyers.nodes.reduce((sum: number, b: Data) => sum + ((b.share as Data | null)?.total ?? 0), 0) as number;
  expectThat(total === purchase.cost + fixedFee, 'the shares add up to the yen');
  narrator.fact(`${purchase.quantity} seats at ${purchase.unitPrice} yen; the shares add up to ${total} yen exactly`);
  await coordinator.change(doc.GRANT, { poolId: pool.id });
  narrator.fact('each town has the seats that it ordered');
}

async function seeTheShare(kengo: Person, coordinator: Person, pool: Data, narrator: Narrator): Promise<void> {
  narrator.chapter('The town sees its share and its seats');
  const { share, grantedSeats } = await offerOf(kengo, pool);
  expectThat(share.seats === grantedSeats, 'it has what it ordered');
  narrator.fact(`${kengo.tenant} has ${grantedSeats} seats and pays ${share.total} yen`);
  const told = await eventually('the notice of the order', async () => (await kengo.ask(doc.TOLD)).notifications.nodes.find((n: Data) => n.kind === 'LICENCES_ORDERED') as Data | undefined);
  narrator.fact(`${kengo.name} was told: ${told.text}`);
  const foreign = (await kengo.send(doc.POOL, { id: pool.id })).errors?.[0]?.extensions.code;
  expectThat(foreign === 'FORBIDDEN', "the consortium's own page is not the town's");
  narrator.fact(`${coordinator.tenant}'s own table of all towns stays closed to it: ${foreign}`);
}
