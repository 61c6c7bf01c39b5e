import { type World, startWorld } from '../../../../../test/support/world.js';
import { ORDER, consortiumOf } from '../testing/consortium.js';

const FILE = `statementFile(encoding: $encoding) { name mediaType base64 lostCharacterCount }`;
const OF_POOL = `query ($id: ID!, $encoding: CsvFileEncoding!) { licencePool(id: $id) { ${FILE} } }`;
const OF_OFFER = `query ($id: ID!, $encoding: CsvFileEncoding!) { licenceOffer(id: $id) { ${FILE} } }`;

describe('a statement as a file', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.close());

  it('holds the whole order for the consortium and one line for a municipality, as spreadsheets in Japan read it, and no formula', async () => {
    const { coordinator, admins, towns, open, ask } = await consortiumOf(world, 3);
    const { poolId, offerId } = await open({ provider: '=1+1 学びの森', licenceYear: 2026 });
    expect((await coordinator.query(OF_POOL, { id: poolId, encoding: 'CP932' })).data!.licencePool.statementFile).toBeNull();
    await ask(offerId, [50, 30, 14]);
    await coordinator.query(ORDER, { input: { poolId, seats: 94 } });

    const utf8 = (await coordinator.query(OF_POOL, { id: poolId, encoding: 'UTF_8_BOM' })).data!.licencePool.statementFile;
    expect(utf8).toMatchObject({ name: 'licences-2026.csv', mediaType: 'text/csv; charset=utf-8', lostCharacterCount: 0 });
    const text = Buffer.from(utf8.base64, 'base64').toString('utf8');
    expect(text.startsWith('\ufeff')).toBe(true);
    const lines = text.slice(1).split('\r\n');
    expect(lines).toContain('年度,2026年度');
    expect(lines).toContain(`${towns[0]!.row.name},50,1276596,0.7447,あり,0,1276596,0`);
    expect(lines).toContain('合計,94,2400000,,,0,2400000,0');
    expect(lines).toContain('合計の確認,総額と一致');
    for (const cell of lines.flatMap((line) => line.split(','))) expect(cell).not.toMatch(/^[=+\-@\t]/u);

    const cp932 = (await coordinator.query(OF_POOL, { id: poolId, encoding: 'CP932' })).data!.licencePool.statementFile;
    expect(new TextDecoder('shift_jis').decode(Buffer.from(cp932.base64, 'base64'))).toBe(text.slice(1));

    const mine = (await admins[2]!.query(OF_OFFER, { id: offerId, encoding: 'UTF_8_BOM' }, { locale: 'en' })).data!.licenceOffer.statementFile;
    const own = Buffer.from(mine.base64, 'base64').toString('utf8');
    expect(own).toContain('Licence year,April 2026 – March 2027');
    expect(own).toContain(`${towns[2]!.row.name},14,357447,0.8085,yes,0,357447,0`);
    expect(own).not.toContain(towns[0]!.row.name);
  });
});
