import { isAbstractType } from 'graphql'

/** A code generator plugin: which types each interface and union stands for, as Apollo's cache wants it. */
export function plugin(schema) {
  const possible = Object.fromEntries(
    Object.values(schema.getTypeMap())
      .filter((type) => isAbstractType(type) && !type.name.startsWith('__'))
      .map((type) => [type.name, schema.getPossibleTypes(type).map(({ name }) => name)]),
  )
  return `export const possibleTypes: Record<string, string[]> = ${JSON.stringify(possible)}\n`
}
