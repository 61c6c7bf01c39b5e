import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold } from '#kernel';
import { type Client, type World, startWorld } from '../../../../test/support/world.js';
import { indexNow } from '../testing/index-now.js';

const SEARCH = `query($query: String!, $after: String, $orderBy: SearchOrder) { search(query: $query, first: 100, after: $after, orderBy: $orderBy, filter: { kind: POST }) { nodes { title { text } } pageInfo { hasNextPage endCursor } } }`;

/** Few characters, so that words are found often, and pairs of neighbours often stand apart. */
const TEXTS = 160;
const UNIT = fc.constantFrom(...'合格者のデータﾃﾞｰたでコﾋ', 'A', 'w', 's', '2', ' ', '、', '𠮷');

let world: World;
let member: Client;
let texts: string[];
beforeAll(async () => {
  world = await startWorld();
  const tenant = await world.tenant();
  const operator = await tenant.signIn('OPERATOR');
  member = await tenant.signIn('MEMBER');
  const space = await operator.query('mutation { createSpace(input: { name: "広場", access: OPEN }) { ... on Space { id } } }');
  const spaceId = Buffer.from(space.data!.createSpace.id, 'base64url').toString().slice('Space:'.length);
  texts = fc.sample(fc.string({ unit: UNIT, minLength: 1, maxLength: 24 }), { numRuns: TEXTS, seed: 29 });
  await tenant.write((tx) =>
    tx.execute(
      `INSERT INTO post (tenant_id, id, space_id, author_id, title, text, kind, state, created_at, published_at, comment_count, reaction_counts)
       SELECT $1, gen_random_uuid(), $2, $3, 'Z' || x.nr, x.text, 'TALK', 'PUBLISHED', $5::timestamptz + x.nr * interval '1 second', $5::timestamptz + x.nr * interval '1 second', 0, '{}' FROM unnest($4::text[]) WITH ORDINALITY AS x (text, nr)`,
      [tx.tenantId, spaceId, member.member.id, texts, new Date('2026-01-01T00:00:00Z')],
    ),
  );
  await indexNow(tenant);
}, 120_000);
afterAll(() => world.close());

/** What somebody would find by folding all texts and looking through them, for words without Latin letters. */
const naive = (word: string): string[] => texts.flatMap((text, i) => (bare(text).includes(asked(word)) ? [`Z${i + 1}`] : [])).reverse();
const bare = (text: string): string => fold(text).replace(/(?<![a-z0-9])\s+|\s+(?![a-z0-9])/gu, '').replace(/[、\s]+/gu, ' ');

/** The long mark at the end of a word of three kana or more need not be there. */
const asked = (word: string): string => bare(word).replace(/(?<=[\u3041-\u3096ー]{3})ー$/u, '');

async function found(query: string, orderBy: string): Promise<string[]> {
  const all: string[] = [];
  for (let after: string | null = null; ; ) {
    const { nodes, pageInfo }: { nodes: { title: { text: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } = (await member.query(SEARCH, { query, after, orderBy })).data!.search;
    all.push(...nodes.map((n) => n.title.text));
    if (!pageInfo.hasNextPage) return all;
    after = pageInfo.endCursor;
  }
}

describe('a search finds what somebody would find who looked through everything', () => {
  it.each([1, 2, 3, 4])('for words of %i characters', async (length) => {
    const word = fc.string({ unit: fc.constantFrom(...'合格者のデータでたコヒ𠮷'), minLength: length, maxLength: length });
    await fc.assert(
      fc.asyncProperty(word, fc.constantFrom('NEWEST', 'RELEVANCE'), async (query, orderBy) => {
        expect(await found(query, orderBy)).toEqual(naive(query));
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  it('for several words, which must all be there', async () => {
    const word = fc.string({ unit: fc.constantFrom(...'合格者のデータ'), minLength: 1, maxLength: 2 });
    await fc.assert(
      fc.asyncProperty(word, word, async (one, other) => {
        const both = new Set(naive(other));
        expect(await found(`${one}　${other}`, 'NEWEST')).toEqual(naive(one).filter((title) => both.has(title)));
      }),
      { numRuns: 60 },
    );
  }, 120_000);
});
