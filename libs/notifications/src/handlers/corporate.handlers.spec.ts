import { PassReturned, PassSubmitted, PassVerified } from '#corporate/events';
import { newId } from '#kernel';
import { type Client, type TestTenant, type World, startWorld } from '../../../../test/support/world.js';
import { type Worker, startWorker } from '../testing/worker.js';

describe('people are told of passes', () => {
  let world: World;
  let worker: Worker;
  let north: TestTenant;
  let hana: Client;
  let colleague: Client;
  let operator: Client;
  let certificationId: string;
  beforeAll(async () => {
    world = await startWorld();
    worker = await startWorker(world);
  });
  beforeEach(async () => {
    north = await world.tenant();
    [hana, colleague, operator] = [await north.signIn(), await north.signIn(), await north.signIn('OPERATOR')];
    certificationId = newId();
    await world.db.query(`INSERT INTO certification (tenant_id, id, code, name, issuer, field, position, created_at) VALUES ($1, $2, 'stat-2', $3, '{}', 'DATA', 1, now())`, [north.row.id, certificationId, JSON.stringify({ ja: '統計検定2級', en: 'Statistics Grade 2' })]);
  });
  afterAll(async () => {
    await worker.stop();
    await world.close();
  });

  const told = async (who: Client, locale = 'ja') => (await who.query('{ notifications { nodes { kind text subjectId } } }', {}, { locale })).data?.notifications.nodes;
  const pass = () => ({ passReportId: newId(), memberId: hana.member.id, certificationId });

  it('the operators, when one waits', async () => {
    await worker.hears(north, (tx) => tx.publish(PassSubmitted, pass()));
    expect(await told(operator)).toMatchObject([{ kind: 'PASS_SUBMITTED', text: `${hana.member.displayName}さんから「統計検定2級」の合格報告が届きました。確認をお願いします。` }]);
    expect([await told(hana), await told(colleague)]).toEqual([[], []]);
  });

  it('the one who passed, and everybody else once when it is celebrated', async () => {
    const celebrationId = newId();
    await worker.hears(north, (tx) => tx.publish(PassVerified, { ...pass(), verifiedBy: operator.member.id, celebrationId }));
    expect((await told(hana)).map((n: { kind: string }) => n.kind)).toEqual(['PASS_VERIFIED']);
    expect(await told(hana, 'en')).toMatchObject([{ text: 'Your pass of “Statistics Grade 2” is verified. Congratulations!' }]);
    expect(await told(colleague)).toMatchObject([{ kind: 'PASS_CELEBRATED', text: `${hana.member.displayName}さんが「統計検定2級」に合格しました。お祝いの気持ちを届けませんか。` }]);
    expect((await told(operator)).map((n: { kind: string }) => n.kind)).toEqual(['PASS_CELEBRATED']);
  });

  it('nobody else of a pass that its holder keeps to themselves, nor of one that was returned', async () => {
    await worker.hears(north, (tx) => tx.publish(PassVerified, { ...pass(), verifiedBy: operator.member.id, celebrationId: null }));
    await worker.hears(north, (tx) => tx.publish(PassReturned, { ...pass(), returnedBy: operator.member.id }));
    expect((await told(hana)).map((n: { kind: string }) => n.kind).sort()).toEqual(['PASS_RETURNED', 'PASS_VERIFIED']);
    expect([await told(colleague), await told(operator)]).toEqual([[], []]);
  });

  it('in a mail too, when there is something to read and to do for one person', async () => {
    await worker.hears(north, (tx) => tx.publish(PassReturned, { ...pass(), returnedBy: operator.member.id }));
    expect((await hana.query('{ capturedMails { nodes { subject } } }')).data?.capturedMails.nodes).toHaveLength(1);
  });
});
