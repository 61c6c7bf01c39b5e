import { type GraphQLField, type GraphQLInputType, type GraphQLInterfaceType, type GraphQLNamedType, type GraphQLObjectType, type GraphQLSchema, isEnumType, isInputObjectType, isInterfaceType, isLeafType, isListType, isNonNullType, isObjectType, isScalarType, isUnionType, getNamedType, parse } from 'graphql';
import { LIMITS, costOf } from '#graphql-kit';
import { type ArgumentMap, unmapped } from './arguments/index.js';

/** One operation that selects everything below one root field, with its variables. */
export interface Case {
  name: string;
  operation: 'query' | 'mutation' | 'subscription';
  document: string;
  variables: Record<string, unknown>;
  /** `Type.field` of everything that the document selects. */
  covers: Set<string>;
  /** Whether an argument of it names a row. */
  hasId: boolean;
  /** How many levels of objects it selects. */
  depth: number;
}

/** Fills every argument below `schema` from `map`. @throws naming each argument that the map does not know */
export function casesOf(schema: GraphQLSchema, map: ArgumentMap, depth: number): Case[] {
  const roots = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
    ['subscription', schema.getSubscriptionType()],
  ] as const;
  const node = schema.getType('Node') as GraphQLInterfaceType;
  const nodeCases = ['node', 'nodes'].flatMap((field) => schema.getPossibleTypes(node).map((type) => nodeCase(field, type, map, depth)));
  const rest = roots.flatMap(([operation, type]) =>
    Object.values(type?.getFields() ?? {})
      .filter((field) => !['node', 'nodes'].includes(field.name))
      .map((field) => deepest(schema, depth, (levels) => caseOf(operation, type!, field, map, levels))),
  );
  return [...nodeCases, ...rest];
}

/** To the wanted depth, or as deep as the API takes it: a document beyond its limits is refused whoever sends it, and would prove nothing. */
function deepest(schema: GraphQLSchema, depth: number, made: (depth: number) => Case): Case {
  const one = made(depth);
  return depth <= 1 || isTaken(schema, one) ? one : deepest(schema, depth - 1, made);
}

function isTaken(schema: GraphQLSchema, { document, variables }: Case): boolean {
  try {
    return costOf(schema, parse(document, { maxTokens: LIMITS.tokens }), undefined, variables) <= LIMITS.cost;
  } catch {
    return false; // too long
  }
}

/** `node` and `nodes` of one type each: every type has its own way in. */
function nodeCase(field: string, type: GraphQLObjectType, map: ArgumentMap, depth: number): Case {
  const id = map(`Node.${type.name}`, 'ID') as { globalId: string };
  const leaves = Object.values(type.getFields()).filter((f) => f.args.length === 0 && isLeafType(getNamedType(f.type)));
  const one = field === 'node';
  return {
    name: `query ${field} ${type.name}`,
    operation: 'query',
    document: `query ($v: ${one ? 'ID!' : '[ID!]!'}) { ${field}(${one ? 'id' : 'ids'}: $v) { __typename ... on ${type.name} { ${leaves.map((f) => f.name).join(' ')} } } }`,
    variables: { v: one ? id.globalId : [id.globalId] },
    covers: new Set([`Query.${field}`]),
    hasId: true,
    depth,
  };
}

function caseOf(operation: Case['operation'], root: GraphQLObjectType, field: GraphQLField<unknown, unknown>, map: ArgumentMap, depth: number): Case {
  const writer = new Writer(map);
  writer.covers.add(`${root.name}.${field.name}`);
  const selection = writer.field(root.name, field, depth);
  const declared = writer.variables.map((v) => `$${v.name}: ${v.type}`).join(', ');
  return {
    name: `${operation} ${field.name}`,
    operation,
    document: `${operation}${declared ? ` (${declared})` : ''} { ${selection} }`,
    variables: Object.fromEntries(writer.variables.map((v) => [v.name, v.value])),
    covers: writer.covers,
    hasId: writer.hasId,
    depth,
  };
}

class Writer {
  readonly variables: { name: string; type: string; value: unknown }[] = [];
  readonly covers = new Set<string>();
  hasId = false;

  constructor(private readonly map: ArgumentMap) {}

  field(owner: string, field: GraphQLField<unknown, unknown>, depth: number): string {
    const args = field.args.flatMap((arg) => {
      const value = this.value(`${owner}.${field.name}.${arg.name}`, arg.type);
      if (value === undefined) return [];
      const name = `v${this.variables.length}`;
      this.variables.push({ name, type: String(arg.type), value });
      return [`${arg.name}: $${name}`];
    });
    return `${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''}${this.selection(getNamedType(field.type), depth)}`;
  }

  private selection(type: GraphQLNamedType, depth: number): string {
    if (isScalarType(type) || isEnumType(type)) return '';
    if (isUnionType(type)) return ` { __typename ${type.getTypes().map((t) => `... on ${t.name}${this.fields(t, depth)}`).join(' ')} }`;
    if (isInterfaceType(type)) return ` { __typename ${type.name === 'Node' ? 'id' : ''} }`;
    return this.fields(type as GraphQLObjectType, depth);
  }

  /** Connections and edges do not count as a level: they are how lists are written. */
  private fields(type: GraphQLObjectType, depth: number): string {
    const fields = Object.values(type.getFields()).flatMap((field) => {
      const target = getNamedType(field.type);
      const leaf = isScalarType(target) || isEnumType(target);
      const envelope = /Connection$|Edge$/.test(type.name) || target.name === 'PageInfo' || /Connection$/.test(target.name);
      if (!leaf && depth <= 0 && !envelope) return [];
      if (/Connection$/.test(target.name) && depth <= 0) return [];
      if (field.name === 'edges') return ['edges { cursor }']; // the nodes come once, by `nodes`
      this.covers.add(`${type.name}.${field.name}`);
      return [this.field(type.name, field, envelope ? depth : depth - 1)];
    });
    return ` { __typename ${fields.join(' ')} }`;
  }

  private value(path: string, type: GraphQLInputType): unknown {
    if (isNonNullType(type)) return this.value(path, type.ofType);
    const mapped = this.map(path, getNamedType(type).name);
    if (mapped !== unmapped) {
      if (mapped && typeof mapped === 'object' && 'globalId' in mapped) {
        this.hasId = true;
        return isListType(type) ? [mapped.globalId] : mapped.globalId;
      }
      return mapped;
    }
    if (isListType(type) && isInputObjectType(getNamedType(type))) return [this.value(path, type.ofType as GraphQLInputType)];
    if (isInputObjectType(type)) {
      const entries = Object.values(type.getFields()).map((f) => [f.name, this.value(`${type.name}.${f.name}`, f.type)] as const);
      return Object.fromEntries(entries.filter(([, v]) => v !== undefined));
    }
    throw new Error(`${path} (${String(type)}) is not mapped: add it to the domain's file in arguments/, so that the sweep covers it`);
  }
}

/** `Type.field` of every field of every object type that an operation can reach. */
export function allFields(schema: GraphQLSchema): Set<string> {
  return new Set(
    Object.values(schema.getTypeMap())
      .filter((type) => isObjectType(type) && !type.name.startsWith('__'))
      .flatMap((type) => Object.keys((type as GraphQLObjectType).getFields()).map((field) => `${type.name}.${field}`))
      .filter((name) => !/Edge\.(cursor|node)$|Connection\.edges$/.test(name)),
  );
}
