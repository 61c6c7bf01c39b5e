import { TEMPLATES, chosenSpaces, firstEvening } from './templates.js';

describe.each(Object.entries(TEMPLATES))('the template of %s', (_kind, template) => {
  it('opens with a space that everybody hears of, and a welcome in it', () => {
    expect(template.spaces[0]).toMatchObject({ key: 'news', level: 'ALL' });
    expect(template.posts[0]!.space).toBe('news');
  });
  it('has different names for its spaces in each language, and posts in spaces that it has', () => {
    for (const language of ['ja', 'en'] as const) {
      const names = template.spaces.map((s) => s.name[language]);
      expect(new Set(names).size).toBe(names.length);
      expect(template.posts.every((p) => p.title[language] && p.text[language])).toBe(true);
    }
    const keys = template.spaces.map((s) => s.key);
    expect(template.posts.filter((p) => !keys.includes(p.space))).toEqual([]);
    // Every other post waits where people will look, also when nothing is chosen.
    expect(template.posts.length).toBeGreaterThanOrEqual(3);
  });
  it('keeps the first space whatever is chosen, and knows no other keys', () => {
    expect(chosenSpaces(template, [])?.map((s) => s.key)).toEqual(['news']);
    expect(chosenSpaces(template, ['nowhere'])).toBeUndefined();
    expect(chosenSpaces(template, undefined)!.length).toBeGreaterThanOrEqual(4);
  });
});

describe('the first event', () => {
  it.each(['2026-11-22T23:00:00Z', '2026-11-25T08:59:00Z', '2026-12-30T00:00:00Z'])('is two to three weeks after %s, on a Wednesday at 18:00 in Japan', (now) => {
    const at = firstEvening(new Date(now));
    const days = (at.getTime() - Date.parse(now)) / 86_400_000;
    expect(days).toBeGreaterThan(13);
    expect(days).toBeLessThan(22);
    expect(at.toISOString()).toMatch(/T09:00:00/);
    expect(at.getUTCDay()).toBe(3);
  });
});
