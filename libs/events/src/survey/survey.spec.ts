import { randomUUID } from 'node:crypto';
import { type Client, type TestTenant, type World, startWorld } from '../../../../test/support/world.js';
import { type Data, act, plan, rowId } from '../testing/stage.js';

const RESULTS = 'query ($id: ID!) { event(id: $id) { viewerSurvey reportDraft { title text } surveyResults { answerCount shownCount averageUsefulness distribution takeaways nextTopics quotes } } }';

describe('the survey after an event', () => {
  let world: World;
  let tenant: TestTenant;
  let operator: Client;
  let event: Data;
  let people: Client[];
  const moved = (hours: number): Promise<unknown> => world.db.query(`UPDATE event SET starts_at = now() - make_interval(hours => $2 + 1), registration_closes_at = now() - make_interval(hours => $2 + 1), ends_at = now() - make_interval(hours => $2) WHERE id = $1`, [rowId(event.id), hours]);
  const of = async (who: Client): Promise<Data> => (await who.query(RESULTS, { id: event.id })).data!.event;
  const answer = (who: Client, input: object = {}): Promise<Data> => act(who, 'answerEventSurvey', { eventId: event.id, usefulness: 5, ...input });
  const comes = (who: Client): Promise<Data> =>
    act(operator, 'recordCheckIns', { eventId: event.id, sentAt: new Date(), scans: [{ clientId: randomUUID(), kind: 'WALK_IN', at: new Date(), memberId: Buffer.from(`Member:${who.member.id}`).toString('base64url') }] });

  beforeAll(async () => {
    world = await startWorld();
    tenant = await world.tenant();
    operator = await tenant.signIn('OPERATOR');
    people = await Promise.all(Array.from({ length: 6 }, () => tenant.signIn()));
  });
  beforeEach(async () => {
    event = await act(operator, 'createEvent', plan());
    for (const who of people.slice(0, 5)) await comes(who);
    await moved(1);
  });
  afterAll(() => world.close());

  it('is open to those who were there, once, from its end on', async () => {
    const [a] = people as [Client];
    expect((await of(a)).viewerSurvey).toBe('OPEN');
    expect(await answer(a)).toMatchObject({ viewerSurvey: 'ANSWERED' });
    expect(await answer(a)).toMatchObject({ __typename: 'SurveyAnswered', code: 'SURVEY_ANSWERED' });
    expect((await of(people[5]!)).viewerSurvey).toBeNull();
    expect(await answer(people[5]!)).toMatchObject({ code: 'SURVEY_NOT_OPEN', message: 'アンケートに答えられるのは、参加した人が、終了から30日以内です。' });
    for (const hours of [-2, 24 * 31]) {
      await moved(hours);
      expect((await of(people[1]!)).viewerSurvey).toBeNull();
      expect(await answer(people[1]!)).toMatchObject({ code: 'SURVEY_NOT_OPEN' });
    }
    expect(await answer(await (await world.tenant()).signIn())).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('counts one answer of somebody who sends two at the same time', async () => {
    const answers = await Promise.all([answer(people[0]!), answer(people[0]!)]);
    expect(answers.map((each) => each.code ?? 'DONE').sort()).toEqual(['DONE', 'SURVEY_ANSWERED']);
  });

  it('shows answers three at a time, and to organizers alone', async () => {
    await answer(people[0]!, { usefulness: 3, takeaway: '手を動かすとわかる', mayQuote: true });
    await answer(people[1]!, { usefulness: 5, takeaway: '質問してよかった', nextTopic: 'RPA' });
    expect((await of(operator)).surveyResults).toEqual({ answerCount: 2, shownCount: 0, averageUsefulness: null, distribution: [0, 0, 0, 0, 0], takeaways: [], nextTopics: [], quotes: [] });
    await answer(people[2]!, { usefulness: 4, mayQuote: true });
    const results = { answerCount: 3, shownCount: 3, averageUsefulness: 4, distribution: [0, 0, 1, 1, 1], takeaways: expect.arrayContaining(['手を動かすとわかる', '質問してよかった']), nextTopics: ['RPA'], quotes: ['手を動かすとわかる'] };
    expect((await of(operator)).surveyResults).toEqual(results);
    // One more would be told from the others.
    await answer(people[3]!, { usefulness: 1, takeaway: 'つまらなかった' });
    expect((await of(operator)).surveyResults).toEqual({ ...results, answerCount: 4 });
    expect(await of(people[3]!)).toEqual({ viewerSurvey: 'ANSWERED', surveyResults: null, reportDraft: null });
    const { reportDraft } = await of(operator);
    expect(reportDraft.title).toBe('開催報告: 読書会');
    expect(reportDraft.text).toContain('「手を動かすとわかる」');
    expect(reportDraft.text).not.toContain('質問してよかった');
  });

  it('keeps nothing that leads from an answer to a person', async () => {
    await answer(people[0]!);
    const columns = await world.db.query<{ column_name: string }>(`SELECT column_name FROM information_schema.columns WHERE table_name = 'event_survey_answer' ORDER BY 1`);
    expect(columns.map((c) => c.column_name)).toEqual(['event_id', 'id', 'is_shown', 'may_quote', 'next_topic', 'takeaway', 'tenant_id', 'usefulness']);
    const [row] = await world.db.query<{ id: string }>('SELECT id FROM event_survey_answer WHERE event_id = $1', [rowId(event.id)]);
    expect(row!.id[14]).toBe('4'); // drawn at random: an id with a time in it would say when
  });

  it.each([
    [{ usefulness: 0 }, 'input.usefulness', 'OUT_OF_RANGE'],
    [{ usefulness: 6 }, 'input.usefulness', 'OUT_OF_RANGE'],
    [{ takeaway: 'x'.repeat(1_001) }, 'input.takeaway', 'TOO_LONG'],
    [{ nextTopic: 'x'.repeat(301) }, 'input.nextTopic', 'TOO_LONG'],
  ])('%#: %s', async (input, field, reason) => expect(await answer(people[4]!, input)).toMatchObject({ code: 'INVALID_INPUT', field, reason }));
});
