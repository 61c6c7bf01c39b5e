import { Args, Context, ID, Query, Resolver } from '@nestjs/graphql';
import { MAX_PAGE_SIZE, fromGlobalId, invalidInput } from '#kernel';
import { Node, SignedInOnly, nodeSource } from '#graphql-kit';
import type { GraphqlContext } from '#graphql-kit';

@Resolver()
export class NodeResolver {
  @SignedInOnly()
  @Query(() => Node, { nullable: true, description: 'A thing by its id; null when it does not exist or may not be seen, which look alike.' })
  async node(@Args('id', { type: () => ID, description: 'An id from this API.' }) id: string, @Context() context: GraphqlContext): Promise<Node | null> {
    return (await load([id], 'id', context))[0] ?? null;
  }

  @SignedInOnly()
  @Query(() => [Node], { nullable: 'items', description: 'Things by their ids, in their order; null where one does not exist or may not be seen. At most 100.' })
  nodes(@Args('ids', { type: () => [ID], description: 'Ids from this API.' }) ids: string[], @Context() context: GraphqlContext): Promise<(Node | null)[]> {
    if (ids.length > MAX_PAGE_SIZE) throw invalidInput('ids', 'TOO_MANY', { ja: `${MAX_PAGE_SIZE}件までです。`, en: `At most ${MAX_PAGE_SIZE}.` });
    return load(ids, 'ids', context);
  }
}

/** One statement per type, whatever the number of ids. */
async function load(ids: readonly string[], field: string, context: GraphqlContext): Promise<(Node | null)[]> {
  const wanted = ids.map((id) => {
    const decoded = fromGlobalId(id);
    if (!decoded) throw invalidInput(field, 'INVALID_ID', { ja: 'IDの形式が正しくありません。', en: 'This is not a valid id.' });
    return decoded;
  });
  const byType = new Map<string, typeof wanted>();
  for (const one of wanted) byType.set(one.type, [...(byType.get(one.type) ?? []), one]);
  const found = new Map<string, Node>();
  await Promise.all(
    [...byType].map(async ([type, members]) => {
      const nodes = (await nodeSource(type)?.([...new Set(members.map((m) => m.id))], context)) ?? [];
      for (const node of nodes) found.set(`${type}:${node.id}`, node);
    }),
  );
  return wanted.map(({ type, id }) => found.get(`${type}:${id}`) ?? null);
}
