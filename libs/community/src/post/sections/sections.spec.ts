import { metered } from '../../../../../test/support/metered.js';
import { type Client, type TestTenant, type World, startWorld } from '../../../../../test/support/world.js';
import { sections, sectionsFor } from './index.js';

const CREATE_SPACE = `mutation ($input: CreateSpaceInput!) { createSpace(input: $input) { ... on Space { id } } }`;
const CREATE = `mutation ($input: CreatePostInput!) { createPost(input: $input) { ... on Post { id } } }`;

describe('a page of posts', () => {
  let world: World;
  let north: TestTenant;
  let author: Client;
  beforeAll(async () => {
    world = await startWorld();
    north = await world.tenant();
    author = await north.signIn('OPERATOR');
    const spaceId = (await author.query(CREATE_SPACE, { input: { name: '雑談' } })).data!.createSpace.id;
    for (const title of ['p1', 'p2']) await author.query(CREATE, { input: { spaceId, title, text: '本文' } });
  });
  afterAll(() => world.close());

  const textOf = async (selection: string): Promise<string> => {
    const { texts } = await metered(world, north, author, `{ posts { ${selection} } }`);
    expect(texts).toHaveLength(1);
    return texts[0]!;
  };

  it.each([
    ['author { id }', 'FROM member'],
    ['space { id }', 'FROM space s WHERE'],
    ['reactions { count }', 'p.reaction_counts'],
    ['reactions { option { word } isMine }', 'FROM reaction'],
    ['comments { nodes { id } }', 'FROM comment'],
  ])('reads %s when it is asked for, and only then', async (field, table) => {
    expect(await textOf('nodes { id title }')).not.toContain(table);
    expect(await textOf(`nodes { id ${field} }`)).toContain(table);
    expect(await textOf(`edges { node { ... on Post { other: ${field} } } }`)).toContain(table);
  });

  it('is the same statement for the same fields, in whatever order they are asked for', async () => {
    expect(await textOf('nodes { reactions { count } author { id } }')).toBe(await textOf('edges { node { author { displayName } reactions { isMine } title } }'));
  });

  it('has another name for each set of sections', () => {
    const words = sections.map(({ fields }) => sectionsFor({ fields: new Set(fields), comments: 1 }).word);
    expect(sectionsFor({ fields: new Set() })).toEqual({ chosen: [], word: '0' });
    expect(sectionsFor({}).chosen).toHaveLength(sections.length - 1); // all but the comments, which need a number
    expect(new Set(words).size).toBeGreaterThanOrEqual(sections.length - 1);
  });
});
