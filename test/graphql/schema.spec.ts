import { readFileSync, writeFileSync } from 'node:fs';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { type GraphQLArgument, type GraphQLNamedType, type GraphQLSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType, isSpecifiedScalarType, lexicographicSortSchema, printSchema } from 'graphql';
import { type World, startWorld } from '../support/world.js';

const FILE = new URL('../../apps/gateway/schema.graphql', import.meta.url);
const HEADER = '# Printed from the code by `npm run schema`. A change here is a change of the API: review it as one.\n\n';

describe('the schema', () => {
  let world: World;
  let schema: GraphQLSchema;
  beforeAll(async () => {
    world = await startWorld();
    schema = world.app.get(GraphQLSchemaHost).schema;
  });
  afterAll(() => world.close());

  it('is the one that is committed', () => {
    const printed = `${HEADER}${printSchema(lexicographicSortSchema(schema))}\n`;
    if (process.env.UPDATE_SCHEMA) writeFileSync(FILE, printed);
    expect(printed).toBe(readFileSync(FILE, 'utf8'));
  });

  it('describes every type, field, argument and enum value', () => {
    const types = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type));
    expect(types.flatMap(undescribed)).toEqual([]);
  });

  it('has resolvers where something is to be resolved, and none for what is only read', () => {
    const resolved = Object.values(schema.getTypeMap()).filter(isObjectType).flatMap((type) => Object.values(type.getFields()).filter((f) => f.resolve).map((f) => `${type.name}.${f.name}`));
    expect(resolved).toEqual(expect.arrayContaining(['Query.posts', 'Post.id', 'Post.comments']));
    expect(resolved).not.toEqual(expect.arrayContaining(['Comment.text']));
    expect(resolved).not.toEqual(expect.arrayContaining(['Post.author']));
  });

  it('names what it does not show by no means: no list is null or holds nulls, but where it says so', () => {
    const nullable = Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .filter((type) => !type.name.startsWith('__'))
      .flatMap((type) => Object.values(type.getFields()).map((f) => [`${type.name}.${f.name}`, String(f.type)] as const))
      .filter(([, type]) => type.startsWith('[') && !/^\[\w+!\]!$/.test(type))
      .map(([name]) => name);
    expect(nullable).toEqual(['Query.nodes']);
  });
});

function undescribed(type: GraphQLNamedType): string[] {
  // The three roots have nothing to say of their own.
  const missing = type.description || ['Query', 'Mutation', 'Subscription'].includes(type.name) ? [] : [type.name];
  if (isEnumType(type)) return [...missing, ...type.getValues().filter((v) => !v.description).map((v) => `${type.name}.${v.name}`)];
  if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return missing;
  const fields = Object.values(type.getFields());
  return [
    ...missing,
    ...fields.filter((f) => !f.description).map((f) => `${type.name}.${f.name}`),
    ...fields.flatMap((f) => ('args' in f ? (f.args as readonly GraphQLArgument[]).filter((a) => !a.description).map((a) => `${type.name}.${f.name}(${a.name})`) : [])),
  ];
}
