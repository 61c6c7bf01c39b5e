import { type ASTVisitor, type DocumentNode, GraphQLError, type GraphQLSchema, Kind, type ValidationContext, isCompositeType, isListType, isNonNullType } from 'graphql';
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '#kernel';

/** What one document may ask for. Cost is the number of fields it can return at most, variables included. */
export const LIMITS = { depth: 18, aliases: 30, directives: 20, rootFields: 20, tokens: 4_000, cost: 20_000 } as const;

const tooMuch = (what: string, found: number, limit: number): GraphQLError =>
  new GraphQLError(`${what}: ${found}, at most ${limit}.`, { extensions: { code: 'INVALID_INPUT', reason: `TOO_MANY_${what.toUpperCase().replace(/ /g, '_')}` } });

/** Depth, aliases, directives and root fields, counted through fragments, before anything runs. */
export function shapeLimits(context: ValidationContext): ASTVisitor {
  const counts = { aliases: 0, directives: 0 };
  return {
    Field(node) {
      if (node.alias) counts.aliases += 1;
    },
    FragmentDefinition: {
      enter(node) {
        // A fragment adds its own depth wherever it is spread; the cost limit bounds their product.
        if (node.selectionSet.selections.length > LIMITS.aliases * 4) context.reportError(tooMuch('fields', node.selectionSet.selections.length, LIMITS.aliases * 4));
      },
    },
    Directive() {
      counts.directives += 1;
    },
    OperationDefinition: {
      leave(node) {
        const roots = node.selectionSet.selections.length;
        if (roots > LIMITS.rootFields) context.reportError(tooMuch('root fields', roots, LIMITS.rootFields));
      },
    },
    Document: {
      leave(node) {
        if (counts.aliases > LIMITS.aliases) context.reportError(tooMuch('aliases', counts.aliases, LIMITS.aliases));
        if (counts.directives > LIMITS.directives) context.reportError(tooMuch('directives', counts.directives, LIMITS.directives));
        const spread = fragmentDepth(node);
        if (spread > LIMITS.depth) context.reportError(tooMuch('depth', spread, LIMITS.depth));
      },
    },
  };
}

/** Depth with fragments spread out; a cycle is validation's own finding, so it only must not hang here. */
function fragmentDepth(document: DocumentNode): number {
  const fragments = new Map(document.definitions.flatMap((d) => (d.kind === Kind.FRAGMENT_DEFINITION ? [[d.name.value, d] as const] : [])));
  const depthOf = (selections: DocumentNode['definitions'][number] | { selectionSet?: unknown }, seen: ReadonlySet<string>): number => {
    const set = (selections as { selectionSet?: { selections: readonly { kind: string; name?: { value: string } }[] } }).selectionSet;
    if (!set) return 0;
    return Math.max(
      0,
      ...set.selections.map((selection) => {
        if (selection.kind === Kind.FRAGMENT_SPREAD) {
          const name = selection.name?.value ?? '';
          const fragment = fragments.get(name);
          return fragment && !seen.has(name) ? depthOf(fragment, new Set([...seen, name])) : 0;
        }
        return (selection.kind === Kind.FIELD ? 1 : 0) + depthOf(selection as never, seen);
      }),
    );
  };
  return Math.max(0, ...document.definitions.filter((d) => d.kind === Kind.OPERATION_DEFINITION).map((d) => depthOf(d, new Set())));
}

/** A field costs 1; a list costs its length times what is asked of each: `first`, `last`, the ids given, or a page. */
const estimate: ComplexityEstimator = ({ field, args, childComplexity }) => {
  const type = isNonNullType(field.type) ? field.type.ofType : field.type;
  const paged = field.args.some((arg) => arg.name === 'first');
  const asked = args as { first?: number | null; last?: number | null; ids?: unknown[] };
  const wanted = asked.first ?? asked.last ?? DEFAULT_PAGE_SIZE;
  const length = paged ? clamp(wanted) : Array.isArray(asked.ids) ? asked.ids.length : isListType(type) && isCompositeType(unwrap(type)) && !CONNECTION_PARTS.has(field.name) ? 5 : 1;
  return 1 + length * childComplexity;
};

const CONNECTION_PARTS = new Set(['edges', 'nodes']);
const clamp = (value: number): number => Math.min(Math.max(Number.isFinite(value) ? value : MAX_PAGE_SIZE, 1), 10 * MAX_PAGE_SIZE);
const unwrap = (type: unknown): never => {
  let inner = type as { ofType?: unknown };
  while (inner.ofType) inner = inner.ofType as { ofType?: unknown };
  return inner as never;
};

/** The cost of an operation with its variables. Introspection is free: it reads no data. */
export function costOf(schema: GraphQLSchema, document: DocumentNode, operationName: string | undefined, variables: Record<string, unknown>): number {
  return getComplexity({ schema, query: document, ...(operationName ? { operationName } : {}), variables, estimators: [estimate] });
}
