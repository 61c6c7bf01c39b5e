import type { Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import type { Page, PageArgs } from '#kernel';

@ObjectType({ description: 'Where a page lies in its list.' })
export class PageInfo {
  @Field({ description: 'True when there is more after the last edge.' })
  hasNextPage!: boolean;
  @Field({ description: 'True when there is more before the first edge.' })
  hasPreviousPage!: boolean;
  @Field(() => String, { nullable: true, description: 'Cursor of the first edge; null when the page is empty.' })
  startCursor!: string | null;
  @Field(() => String, { nullable: true, description: 'Cursor of the last edge; null when the page is empty.' })
  endCursor!: string | null;
}

/** Relay's paging arguments. 20 by default, 100 at most; first/after and last/before do not mix. */
@ArgsType()
export class ConnectionArgs implements PageArgs {
  @Field(() => Int, { nullable: true, description: 'How many from the start, 1 to 100 (20 by default).' })
  first?: number | null;
  @Field(() => String, { nullable: true, description: 'Only what comes after this cursor.' })
  after?: string | null;
  @Field(() => Int, { nullable: true, description: 'How many from the end, 1 to 100.' })
  last?: number | null;
  @Field(() => String, { nullable: true, description: 'Only what comes before this cursor.' })
  before?: string | null;
}

export interface ConnectionOf<T> extends Page<T> {
  nodes: T[];
}

/** The `XConnection` and `XEdge` types of a node type; extend it with a class named `XConnection`. */
export function Connection<T extends object>(node: Type<T>, name = node.name): Type<ConnectionOf<T>> {
  @ObjectType(`${name}Edge`, { description: `One ${name} in a list, and its cursor.` })
  class Edge {
    @Field({ description: 'Place in the list; stays valid while rows are added and removed.' })
    cursor!: string;
    @Field(() => node, { description: `The ${name}.` })
    node!: T;
  }

  @ObjectType({ isAbstract: true })
  abstract class ConnectionType implements ConnectionOf<T> {
    @Field(() => [Edge], { description: 'The page, with cursors.' })
    edges!: { cursor: string; node: T }[];
    @Field(() => [node], { description: 'The page, without cursors.' })
    nodes!: T[];
    @Field(() => PageInfo, { description: 'Where this page lies.' })
    pageInfo!: PageInfo;
  }
  return ConnectionType as Type<ConnectionOf<T>>;
}

/** A page as a connection type's fields want it. */
export const toConnection = <T>(page: Page<T>): ConnectionOf<T> => ({ ...page, nodes: page.edges.map((edge) => edge.node) });
