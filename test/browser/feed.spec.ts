import { SETTINGS, type Visits, lookAt, show, startVisits } from './visitor.js';

/** Two people, because reading is remembered. */
const WHO = {
  'ja-desktop': { email: 'mio.fujishiro@nagisawa.example', home: '/c/nagisawa' },
  'en-phone': { email: 'haruka.kozuki@mail.example', home: '/c/unkai' },
};

describe.each(SETTINGS)('somebody who was away for some days ($name)', (setting) => {
  const { email, home } = WHO[setting.name];
  const ja = setting.name === 'ja-desktop';
  let visits: Visits;
  beforeAll(async () => {
    visits = await startVisits();
  });
  afterAll(() => visits.close());

  it('is told what happened, sees what is new, and has read it after looking', async () => {
    const page = await visits.visit(setting, email, home);
    const news = page.getByRole('region', { name: ja ? 'お留守のあいだに' : 'Since you were away' });
    await news.waitFor();
    expect(await news.getByRole('listitem').count()).toBeGreaterThan(1);
    expect(await lookAt(page, setting, 'feed-home')).toEqual([]);

    await show(page, `${home}/posts`);
    const all = page.getByRole('button', { name: ja ? 'すべて既読にする' : 'Mark all as read' });
    await all.waitFor();
    expect(await lookAt(page, setting, 'feed-posts')).toEqual([]);

    // Whichever has something new: the demo world goes on, and other journeys may have read there.
    const spaces = page.getByRole('navigation', { name: ja ? 'スペース' : 'Spaces' }).getByRole('link');
    const unread = spaces.filter({ has: page.locator('strong') }).first();
    const name = (await unread.evaluate((link) => link.firstChild?.textContent ?? '')).trim();
    const space = spaces.filter({ hasText: name }).first();
    const badge = space.locator('strong');
    await badge.waitFor();
    await space.click();
    await page.getByText(ja ? 'ここまで読みました' : 'You had read up to here').first().waitFor();
    expect(await lookAt(page, setting, 'feed-space')).toEqual([]);
    await badge.waitFor({ state: 'detached' });

    const follow = page.getByRole('button', { name: ja ? `フォローする：${name}` : `Follow ${name}` });
    const followsIt = page.getByRole('button', { name: ja ? `フォロー中：${name}` : `Following ${name}` });
    await follow.or(followsIt).waitFor();
    if (await follow.isVisible()) await follow.click();
    await followsIt.waitFor();
    await show(page, `${home}/posts?following=true`);
    await page.getByRole('article').first().waitFor();
    expect(await lookAt(page, setting, 'feed-following')).toEqual([]);

    await page.getByRole('link', { name: ja ? 'フォロー中の一覧' : 'What I follow' }).click();
    const followed = page.getByRole('region', { name: ja ? 'スペース' : 'Spaces' });
    await followed.getByRole('link', { name, exact: true }).waitFor();
    expect(await lookAt(page, setting, 'feed-follows')).toEqual([]);
    // Let go of, it stays in its place, so that a slip is mended there.
    await followed.getByRole('button', { name: ja ? `フォロー中：${name}` : `Following ${name}` }).click();
    await followed.getByRole('button', { name: ja ? `フォローする：${name}` : `Follow ${name}` }).waitFor();

    await show(page, `${home}/posts`);
    await all.click();
    await all.waitFor({ state: 'detached' });
    expect(visits.problems).toEqual([]);
  });
});
