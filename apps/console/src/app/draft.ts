import { useRef, useState } from 'react'
import { useForm, type UseFormInput } from '@mantine/form'
import { drafts } from './drafts'
import { problemOf, refused, type Problem } from './problem'

const newKey = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(16)).join('-')

type Options<Values extends object> = UseFormInput<Values> & {
  initialValues: Values
  /** Never written down: passwords and codes. */
  secrets?: (keyof Values & string)[]
  /** The field that a refusal of this code is about; all others are said above the form. */
  fieldOf?: Record<string, keyof Values & string>
}
/** Nothing when it was taken; the refusal, with the field it is about if there is one, when it was not. */
type Send<Values> = (
  values: Values,
  idempotencyKey: string,
) => Promise<{ message: string; code?: string; field?: keyof Values & string } | undefined>

/** The form's field that the API objects to: the value itself, or where inside of one (`poll.options.1`). */
function fieldIn(values: object, { field, path = [] }: Problem) {
  if (field !== null && field in values) return field
  const from = path.findIndex((part) => part in values)
  return from < 0 ? null : path.slice(from).join('.')
}

/**
 * A form that keeps what was typed through an error and a reload (in this tab only), puts the API's objections at their
 * fields, and repeats a failed send under the same idempotency key as long as nothing was changed.
 */
export function useDraftForm<Values extends object>(key: string, { secrets = [], fieldOf = {}, ...options }: Options<Values>) {
  const [start] = useState(() => ({ ...options.initialValues, ...drafts.read(key) }))
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const attempt = useRef({ content: '', key: '' })
  const form = useForm<Values>({
    ...options,
    initialValues: start,
    onValuesChange(values) {
      const kept = Object.fromEntries(Object.entries(values).filter(([name]) => !secrets.some((secret) => secret === name)))
      drafts.write(key, kept)
    },
  })

  const forget = () => {
    form.setValues(options.initialValues)
    form.clearErrors()
    drafts.remove(key)
  }

  const objectAt = (field: string, message: string) => {
    form.setFieldError(field, message)
    const input = form.getInputNode(field)
    if (input) return input.focus()
    // A part of a field has no name of its own in the form: the first that says it is wrong, once it does.
    requestAnimationFrame(() => document.querySelector<HTMLElement>('form [aria-invalid="true"]')?.focus())
  }

  const submit = (send: Send<Values>) =>
    form.onSubmit(
      async (values) => {
        const content = JSON.stringify(values)
        if (attempt.current.content !== content) attempt.current = { content, key: newKey() }
        setBusy(true)
        setProblem(null)
        try {
          const refusal = await send(values, attempt.current.key)
          const field = refusal?.field ?? fieldOf[refusal?.code ?? '']
          if (refusal && field) objectAt(field, refusal.message)
          else if (refusal) setProblem(refused(refusal))
          else forget()
        } catch (error) {
          const found = problemOf(error)
          const field = fieldIn(values, found)
          if (field) objectAt(field, found.message)
          else setProblem(found)
        } finally {
          setBusy(false)
        }
      },
      (errors) => {
        const [first] = Object.keys(errors)
        if (first) form.getInputNode(first)?.focus()
      },
    )

  return { form, submit, busy, problem, forget }
}
