import { type GraphQLResolveInfo, type SelectionSetNode, Kind, getArgumentValues } from 'graphql';
import { isObjectType } from 'graphql';

/**
 * The arguments with which `path` is selected below a resolver's field, so that one wide statement can bring it along;
 * undefined when it is not selected, or selected several times with different arguments (then loaders serve each).
 */
export function selectedArguments(info: GraphQLResolveInfo, ...path: string[]): Record<string, unknown> | undefined {
  let sets: SelectionSetNode[] = info.fieldNodes.flatMap((n) => n.selectionSet ?? []);
  let typeName = namedType(info.returnType);
  for (const [index, step] of path.entries()) {
    const fields = sets.flatMap((set) => fieldsOf(set, info)).filter((f) => f.name.value === step);
    const type = info.schema.getType(typeName);
    if (fields.length === 0 || !isObjectType(type)) return undefined;
    const definition = type.getFields()[step];
    if (!definition) return undefined;
    if (index === path.length - 1) {
      const values = fields.map((f) => getArgumentValues(definition, f, info.variableValues));
      const first = JSON.stringify(values[0]);
      return values.every((v) => JSON.stringify(v) === first) ? values[0] : undefined;
    }
    sets = fields.flatMap((f) => f.selectionSet ?? []);
    typeName = namedType(definition.type);
  }
  return undefined;
}

/**
 * The names of the fields that are selected below `path`, in every type that may stand there: what one wide statement
 * does not need to bring along. More names than will be asked for are possible, fewer are not.
 */
export function selectedFields(info: GraphQLResolveInfo, ...path: string[]): ReadonlySet<string> {
  let sets: SelectionSetNode[] = info.fieldNodes.flatMap((n) => n.selectionSet ?? []);
  for (const step of path) sets = sets.flatMap((set) => fieldsOf(set, info)).flatMap((f) => (f.name.value === step ? (f.selectionSet ?? []) : []));
  return new Set(sets.flatMap((set) => fieldsOf(set, info)).map((f) => f.name.value));
}

function fieldsOf(set: SelectionSetNode, info: GraphQLResolveInfo): Extract<SelectionSetNode['selections'][number], { kind: Kind.FIELD }>[] {
  return set.selections.flatMap((s) => {
    if (s.kind === Kind.FIELD) return [s];
    if (s.kind === Kind.INLINE_FRAGMENT) return fieldsOf(s.selectionSet, info);
    const fragment = info.fragments[s.name.value];
    return fragment ? fieldsOf(fragment.selectionSet, info) : [];
  });
}

function namedType(type: unknown): string {
  let inner = type as { ofType?: unknown; name?: string };
  while (inner.ofType) inner = inner.ofType as { ofType?: unknown; name?: string };
  return inner.name ?? '';
}
