import { SETTINGS, type Setting, type Visits, lookAt, show, startVisits, url } from './visitor.js';

const MIO = 'mio.fujishiro@nagisawa.example';
const WATARU = 'wataru.saegusa@nagisawa.example';
const SAE = 'sae.kohinata@nagisawa.example';
type Page = Awaited<ReturnType<Visits['visit']>>;

/** What two operators do together: neither can do it alone. */
const WORDS = {
  'ja-desktop': {
    hidden: '模試の自己採点を持ち寄りませんか', reason: '営業の案内に読めたため、非表示にしました。', appeal: '再検討を申し立てる', what: '見直してほしい点', plea: '売りものはありません。点数を見せ合うだけの会です。', send: '送る',
    overturn: '判断を取り消す', answerLabel: '返事', answer: '案内ではないと確かめました。もとに戻します。', told: '再検討の結果、運営の判断が取り消されました', overturned: '再検討の結果: 判断を取り消しました',
    hide: '非表示',
    settings: /運営2名の合意で書き手を確認できる/, asked: '匿名で聞きます。受験をやめたと上司に言えません', anonymous: '名前を出さずに書く', warned: /運営2名の合意で書き手を確認できます/, label: 'タイトル', text: '本文',
    unmask: '書き手を確認する', unmaskReason: '体調を心配する書き込みのため、産業保健の担当につなぎます。', ask: '確認を依頼する', waits: '別の運営の同意を待っています。', agree: '同意して確認する', author: '書き手: 藤代 美緒さん', toldAuthor: /運営2名が/,
    barred: '匿名で続けます。あの人の採点はおかしい', suspend: '匿名の書き込みを一時停止する', only: /止まるのは、名前を出さない書き込みだけです/, reasonLabel: '理由', done: '一時停止しました', lift: '停止を解除する', lifted: '停止を解除しました',
    space: '名前を出して話す部屋', spaceSwitch: '名前を出さずに書けるスペースにする', ownName: '名前を出して聞いています',
  },
  'en-phone': {
    hidden: 'Shall we compare our mock exam scores?', reason: 'It read like an advertisement, so we hid it.', appeal: 'Ask for a second look', what: 'What should be looked at again', plea: 'Nothing is sold. We only compare scores.', send: 'Send',
    overturn: 'Take the decision back', answerLabel: 'Answer', answer: 'You are right, it is no advertisement. It is shown again.', told: /taken back/, overturned: 'After a second look: taken back',
    hide: 'Hidden',
    settings: /Two operators together can find out/, asked: 'Asking without my name: I have not told my boss that I gave up', anonymous: 'Leave my name out', warned: /two operators together can find out/, label: 'Title', text: 'Text',
    unmask: 'Find out who wrote it', unmaskReason: 'We worry about their health and want to point them to the company doctor.', ask: 'Ask another operator', waits: 'It waits for another operator.', agree: 'Agree and find out', author: 'Written by 藤代 美緒', toldAuthor: /Two operators/i,
    barred: 'Still without my name: that marking was unfair', suspend: 'Suspend writing without a name', only: /Only writing without a name is stopped/, reasonLabel: 'Reason', done: 'Suspended', lift: 'Lift', lifted: 'Lifted',
    space: 'Under our own names', spaceSwitch: 'One can write here without a name', ownName: 'Asking under my name',
  },
} satisfies Record<Setting['name'], unknown>;

const CREATE = 'mutation ($input: CreatePostInput!) { createPost(input: $input) { __typename ... on Post { id } ... on Refusal { message } } }';
const REPORT = 'mutation ($input: ReportInput!) { report(input: $input) { __typename } }';

describe('what two operators decide together', () => {
  let visits: Visits;
  beforeAll(async () => {
    visits = await startVisits();
  });
  afterAll(() => visits.close());

  it.each(SETTINGS)('somebody asks for a second look, and the other operator takes the decision back: $name', async (setting) => {
    const say = WORDS[setting.name];
    const findings: string[] = [];
    const look = async (page: Page, picture: string): Promise<void> => void findings.push(...(await lookAt(page, setting, `appeal-${picture}`)));

    const mio = await visits.visit(setting, MIO, '/c/nagisawa');
    const postId = await write(mio, { title: say.hidden, text: say.plea, kind: 'TALK' });
    const wataru = await visits.visit(setting, WATARU, '/c/nagisawa');
    await ask(wataru, 'mutation ($input: ModerateContentInput!) { moderateContent(input: $input) { __typename } }', { input: { subjectId: postId, decision: 'HIDE', reason: say.reason } });

    await show(mio, '/c/nagisawa/me/decisions');
    const mine = mio.getByRole('article').filter({ hasText: say.hidden });
    await mine.getByText(say.reason).waitFor();
    await mine.getByRole('button', { name: say.appeal }).click();
    await mio.getByLabel(say.what).fill(say.plea);
    await look(mio, 'asking');
    await mio.getByRole('dialog').getByRole('button', { name: say.send, exact: true }).click();
    await mio.getByRole('dialog').waitFor({ state: 'detached' });

    // Whoever decided reads the appeal and cannot answer it.
    await show(wataru, '/c/nagisawa/moderation/appeals');
    const own = wataru.getByRole('article').filter({ hasText: say.hidden });
    await own.getByText(say.plea).waitFor();
    expect(await own.getByRole('button', { name: say.overturn }).count()).toBe(0);

    const sae = await visits.visit(setting, SAE, '/c/nagisawa/moderation/appeals');
    const waiting = sae.getByRole('article').filter({ hasText: say.hidden });
    await waiting.getByText(say.plea).waitFor();
    await look(sae, 'waiting');
    await waiting.getByRole('button', { name: say.overturn }).click();
    await sae.getByLabel(say.answerLabel, { exact: true }).fill(say.answer);
    await look(sae, 'answering');
    await sae.getByRole('dialog').getByRole('button', { name: say.send, exact: true }).click();
    await waiting.getByText(say.overturned).waitFor();

    await show(mio, `/c/nagisawa/posts/${postId}`);
    await mio.getByRole('heading', { level: 1, name: say.hidden }).waitFor();
    await show(mio, '/c/nagisawa/notifications');
    await mio.getByText(say.told).first().waitFor();
    await show(mio, '/c/nagisawa/me/decisions');
    await mio.getByText(say.answer).first().waitFor();
    await look(mio, 'answered');
    for (const page of [mio, wataru, sae]) await page.context().close();
    expect([findings, visits.problems]).toEqual([[], []]);
  });

  it.each(SETTINGS)('one operator asks who wrote it, the other agrees, and the author is told: $name', async (setting) => {
    const say = WORDS[setting.name];
    const findings: string[] = [];
    const look = async (page: Page, picture: string): Promise<void> => void findings.push(...(await lookAt(page, setting, `unmasking-${picture}`)));

    const wataru = await visits.visit(setting, WATARU, '/c/nagisawa/faq/settings');
    const allowed = wataru.getByRole('switch', { name: say.settings });
    await allowed.check();
    await look(wataru, 'allowed');

    // Said above the button, before it is written.
    const mio = await visits.visit(setting, MIO, '/c/nagisawa/posts?write=true');
    await mio.getByRole('textbox', { name: say.label }).first().fill(say.asked);
    await mio.getByRole('textbox', { name: say.text }).last().fill(say.asked);
    await mio.getByRole('switch', { name: say.anonymous }).check();
    await mio.getByText(say.warned).waitFor();
    await look(mio, 'said-before');
    await mio.locator('form button[type=submit]').first().click();
    await mio.getByRole('heading', { level: 1, name: say.asked }).waitFor();
    const postId = decodeURIComponent(new URL(mio.url()).pathname.split('/').at(-1)!);

    const sae = await visits.visit(setting, SAE, '/c/nagisawa');
    await ask(sae, REPORT, { input: { subjectId: postId, kind: 'OTHER', words: say.unmaskReason } });
    await show(wataru, '/c/nagisawa/moderation');
    const reported = wataru.getByRole('article', { name: say.asked });
    await reported.getByRole('button', { name: `${say.unmask}: ${say.asked}` }).click();
    await wataru.getByRole('dialog').getByRole('textbox').fill(say.unmaskReason);
    await look(wataru, 'asking');
    await wataru.getByRole('dialog').getByRole('button', { name: say.ask, exact: true }).click();
    await wataru.getByRole('dialog').waitFor({ state: 'detached' });
    await show(wataru, '/c/nagisawa/moderation/unmaskings');
    await wataru.getByRole('article', { name: say.asked }).getByText(say.waits, { exact: true }).first().waitFor();
    expect(await wataru.getByRole('button', { name: `${say.agree}: ${say.asked}` }).count()).toBe(0);

    await show(sae, '/c/nagisawa/moderation/unmaskings');
    const card = sae.getByRole('article', { name: say.asked });
    await card.getByText(say.unmaskReason).waitFor();
    await look(sae, 'waiting');
    await card.getByRole('button', { name: `${say.agree}: ${say.asked}` }).click();
    await card.getByText(say.author).waitFor();
    await look(sae, 'agreed');
    await show(mio, '/c/nagisawa/notifications');
    await mio.getByText(say.toldAuthor).first().waitFor();
    await look(mio, 'told');

    await show(wataru, '/c/nagisawa/faq/settings');
    await allowed.uncheck();
    for (const page of [mio, wataru, sae]) await page.context().close();
    expect([findings, visits.problems]).toEqual([[], []]);
  });

  it.each(SETTINGS)('somebody without a name is stopped from writing without one, and nobody learns who: $name', async (setting) => {
    const say = WORDS[setting.name];
    const findings: string[] = [];
    const look = async (page: Page, picture: string): Promise<void> => void findings.push(...(await lookAt(page, setting, `barred-${picture}`)));

    const mio = await visits.visit(setting, MIO, '/c/nagisawa');
    const postId = await write(mio, { title: say.barred, text: say.barred, kind: 'QUESTION', isAnonymous: true });
    const wataru = await visits.visit(setting, WATARU, '/c/nagisawa');
    await ask(wataru, REPORT, { input: { subjectId: postId, kind: 'ABUSE', words: null } });

    const sae = await visits.visit(setting, SAE, '/c/nagisawa/moderation');
    const reported = sae.getByRole('article', { name: say.barred });
    await reported.getByRole('button', { name: `${say.suspend}: ${say.barred}` }).click();
    await sae.getByText(say.only).waitFor();
    await sae.getByRole('dialog').getByLabel(say.reasonLabel, { exact: true }).fill(say.reason);
    await look(sae, 'deciding');
    await sae.getByRole('dialog').getByRole('button', { name: say.suspend, exact: true }).click();
    await sae.getByText(say.done).first().waitFor();
    await show(sae, '/c/nagisawa/moderation/sanctions');
    await sae.getByRole('article').filter({ hasText: say.only }).first().waitFor();
    await look(sae, 'stopped');
    expect(await sae.getByRole('main').getByText('藤代').count()).toBe(0);

    // Without a name no more; under one's own as before.
    const again = { title: say.ownName, text: say.ownName, kind: 'QUESTION' };
    await expect(write(mio, { ...again, isAnonymous: true })).rejects.toThrow('createPost');
    expect(await write(mio, again)).toBeTruthy();
    await show(mio, '/c/nagisawa/me/decisions');
    await mio.getByText(say.only).first().waitFor();
    await look(mio, 'mine');

    await sae.getByRole('main').getByRole('button', { name: new RegExp(`^${say.lift}: (匿名|Anonymous)`, 'u') }).first().click();
    await sae.getByRole('dialog').getByRole('textbox').fill(say.answer);
    await sae.getByRole('dialog').getByRole('button', { name: say.lift, exact: true }).click();
    await sae.getByText(say.lifted).first().waitFor();
    for (const page of [mio, wataru, sae]) await page.context().close();
    expect([findings, visits.problems]).toEqual([[], []]);
  });

  it.each(SETTINGS)('a space asks for names where the community does not: $name', async (setting) => {
    const say = WORDS[setting.name];
    const sae = await visits.visit(setting, SAE, '/c/nagisawa');
    const made = await ask(sae, 'mutation ($input: CreateSpaceInput!) { createSpace(input: $input) { ... on Space { id } } }', { input: { name: say.space, access: 'OPEN', description: say.ownName } });
    const { id } = made.createSpace as { id: string };
    await show(sae, `/c/nagisawa/spaces/${id}`);
    const choice = sae.getByRole('switch', { name: say.spaceSwitch });
    expect(await choice.isChecked()).toBe(true);
    await choice.uncheck();
    await sae.waitForLoadState('networkidle');
    await show(sae, `/c/nagisawa/spaces/${id}`);
    await choice.waitFor();
    expect(await choice.isChecked()).toBe(false);
    await choice.scrollIntoViewIfNeeded();
    const findings = await lookAt(sae, setting, 'anonymity-of-a-space');

    const mio = await visits.visit(setting, MIO, '/c/nagisawa');
    const words = { spaceId: id, title: `${say.ownName}: ${say.space}`, text: say.ownName, kind: 'QUESTION' };
    await expect(write(mio, { ...words, isAnonymous: true })).rejects.toThrow('createPost');
    expect(await write(mio, words)).toBeTruthy();
    await ask(sae, 'mutation ($input: ArchiveSpaceInput!) { archiveSpace(input: $input) { __typename } }', { input: { spaceId: id } });
    for (const page of [mio, sae]) await page.context().close();
    expect([findings, visits.problems]).toEqual([[], []]);
  });
});

/** The new post's id. @throws with what was answered instead */
async function write(page: Page, input: Record<string, unknown>): Promise<string> {
  const { spaces } = await ask(page, '{ spaces(first: 20) { nodes { id name } } }');
  const place = (spaces as { nodes: { id: string; name: string }[] }).nodes.find(({ name }) => name === '雑談')!;
  const answer = await ask(page, CREATE, { input: { spaceId: place.id, ...input } });
  const { id } = answer.createPost as { id?: string };
  if (!id) throw new Error(JSON.stringify(answer));
  return id;
}

/** Asks the API as the person of this page: by the session that its cookie continues. */
async function ask(page: Page, query: string, variables: object = {}): Promise<Record<string, unknown>> {
  return page.evaluate(
    async ({ at, query, variables }) => {
      const send = async (body: object, headers: Record<string, string> = {}) =>
        (await (await fetch(`${at}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-tenant': 'nagisawa', ...headers }, body: JSON.stringify(body) })).json()) as { data: Record<string, { accessToken?: string }> };
      const { data } = await send({ query: 'mutation { refreshSession { ... on SignedIn { accessToken } } }' });
      return (await send({ query, variables }, { authorization: `Bearer ${data.refreshSession!.accessToken}` })).data as Record<string, unknown>;
    },
    { at: url, query, variables },
  );
}
