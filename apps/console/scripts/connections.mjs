import { getNamedType, isObjectType } from 'graphql'

const PAGING = new Set(['first', 'after', 'last', 'before'])

/** A code generator plugin: every paged list of the schema, with the arguments that make another list of it. */
export function plugin(schema) {
  const lists = Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !type.name.startsWith('__'))
    .map((type) => [type.name, Object.values(type.getFields()).filter((field) => getNamedType(field.type).name.endsWith('Connection'))])
    .filter(([, fields]) => fields.length > 0)
    .map(([type, fields]) => [type, Object.fromEntries(fields.map((field) => [field.name, field.args.map(({ name }) => name).filter((name) => !PAGING.has(name))]))])
  return `export const connections: Record<string, Record<string, string[]>> = ${JSON.stringify(Object.fromEntries(lists))}\n`
}
