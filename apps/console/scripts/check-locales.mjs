/**
 * Both languages say the same things: the same keys (plural forms aside), the same placeholders, nothing empty; and every
 * key is used somewhere. Exits 1 and lists what is wrong.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const source = join(import.meta.dirname, '../src')
const locales = join(source, 'i18n')
const plural = /_(zero|one|two|few|many|other)$/

function flatten(value, path = []) {
  return typeof value === 'string'
    ? [[path.join('.'), value]]
    : Object.entries(value).flatMap(([key, inner]) => flatten(inner, [...path, key]))
}
function read(language) {
  const folder = join(locales, language)
  const index = readFileSync(join(folder, 'index.ts'), 'utf8')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => {
      if (!index.includes(`./${name}`)) problems.push(`${language}/${name} is not imported by its index.ts`)
      return flatten(JSON.parse(readFileSync(join(folder, name), 'utf8')))
    })
}
const placeholders = (text) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name)
const byKey = (entries) => {
  const keys = new Map()
  for (const [key, text] of entries) {
    const name = key.replace(plural, '')
    keys.set(name, new Set([...(keys.get(name) ?? []), ...placeholders(text)]))
    if (text.trim() === '') problems.push(`${key} is empty`)
  }
  return keys
}
function sources(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'gql' || entry.name === 'i18n' ? [] : sources(path)
    return /\.tsx?$/.test(entry.name) ? [readFileSync(path, 'utf8')] : []
  })
}

const problems = []
const ja = byKey(read('ja'))
const en = byKey(read('en'))
for (const key of ja.keys()) if (!en.has(key)) problems.push(`${key} is missing in en`)
for (const key of en.keys()) if (!ja.has(key)) problems.push(`${key} is missing in ja`)
for (const [key, names] of ja) {
  const others = en.get(key)
  if (others && [...names].sort().join() !== [...others].sort().join()) {
    problems.push(`${key} has different placeholders: ja {${[...names]}}, en {${[...others]}}`)
  }
}

const code = sources(source).join('\n')
const literal = new Set([...code.matchAll(/['"]([a-zA-Z]+(?:\.\w+)+)['"]/g)].map(([, key]) => key))
const built = [...code.matchAll(/`([a-zA-Z]+(?:\.[\w]+)*\.)\$\{/g)].map(([, prefix]) => prefix)
for (const key of ja.keys()) {
  if (!literal.has(key) && !built.some((prefix) => key.startsWith(prefix))) problems.push(`${key} is used nowhere`)
}

if (problems.length > 0) {
  console.error(problems.join('\n'))
  process.exit(1)
}
console.log(`ja and en agree on ${ja.size} keys`)
