import type { CreatePostInput } from '@/gql/graphql'
import type { Around, ComposerExtra } from './extra'
import { extras } from './extras'

export type ExtraValues = Record<string, unknown>

const known = extras as readonly unknown[] as readonly ComposerExtra<unknown>[]
const valueOf = (values: ExtraValues, { key, initial }: ComposerExtra<unknown>) => (key in values ? values[key] : initial)

export const initialExtras: ExtraValues = Object.fromEntries(known.map(({ key, initial }) => [key, initial]))

export const extraInput = (values: ExtraValues): Partial<CreatePostInput> =>
  Object.assign({}, ...known.map((extra) => extra.input(valueOf(values, extra)))) as Partial<CreatePostInput>

export const sendLabel = (values: ExtraValues) => known.map((extra) => extra.send?.(valueOf(values, extra))).find(Boolean)

type Props = {
  place: 'above' | 'below'
  around: Around
  values: ExtraValues
  errors: Record<string, unknown>
  onChange: (key: string, value: unknown) => void
}

export function ExtraFields({ place, around, values, errors, onChange }: Props) {
  return known
    .filter((extra) => extra.place === place)
    .map((extra) => {
      const { key, Field } = extra
      const inside = Object.fromEntries(Object.entries(errors).flatMap(([path, error]) => (path.startsWith(`${key}.`) && typeof error === 'string' ? [[path.slice(key.length + 1), error]] : [])))
      const error = errors[key] ?? Object.values(inside)[0]
      return (
        <Field
          key={key}
          {...around}
          value={valueOf(values, extra)}
          onChange={(value) => onChange(key, value)}
          error={typeof error === 'string' ? error : undefined}
          inside={inside}
          others={Object.assign({}, ...known.filter((other) => other !== extra).map((other) => other.input(valueOf(values, other)))) as Partial<CreatePostInput>}
        />
      )
    })
}
