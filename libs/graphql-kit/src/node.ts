import { Field, ID, InterfaceType } from '@nestjs/graphql';
import type { Type } from '@nestjs/common';
import { type GraphQLSchema, isObjectType } from 'graphql';
import { toGlobalId } from '#kernel';
import type { GraphqlContext } from './access.js';

@InterfaceType({ description: 'A thing with an id of its own (Relay).', resolveType: (value: object) => value.constructor.name })
export abstract class Node {
  @Field(() => ID, { description: 'Opaque and global. Ids of different types never collide.' })
  id!: string;
}

/** How the things of one type are found by id, as this caller may see them; what may not be seen is left out. */
export type NodeSource = (ids: readonly string[], context: GraphqlContext) => Promise<readonly { id: string }[]>;

const sources = new Map<string, NodeSource>();

/** Makes a type reachable by `node(id)`; called once by the type's module. */
export function registerNode(type: Type<{ id: string }>, source: NodeSource): void {
  sources.set(type.name, source);
}

export const nodeSource = (type: string): NodeSource | undefined => sources.get(type);

/** Rows keep their own id; the field `id` of every Node shows the global one. One place for all types. */
export function withGlobalIds(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || !type.getInterfaces().some((i) => i.name === 'Node')) continue;
    const { name } = type;
    type.getFields().id!.resolve = (row: { id: string }) => toGlobalId(name, row.id);
  }
  return schema;
}
