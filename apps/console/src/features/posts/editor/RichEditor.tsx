import { Input, Skeleton } from '@mantine/core'
import { lazy, Suspense, useId } from 'react'
import type { RichText } from '@/ui/richText'

export type RichEditorProps = {
  label: string
  placeholder?: string
  value: RichText
  onChange: (value: RichText) => void
  error?: string | null
  /** Said when something cannot be taken, such as a paste that is too long. */
  onProblem: (message: string) => void
  /** In characters. */
  max: number
  size?: 'post' | 'comment'
  autoFocus?: boolean
}

// The editor is a script of its own: nobody downloads it who only reads.
const Editor = lazy(() => import('./Editor'))

export function RichEditor(props: RichEditorProps) {
  const id = useId()
  const { label, error, size = 'post' } = props
  return (
    <Input.Wrapper labelElement="div" label={label} labelProps={{ id: `${id}-label` }} error={error} errorProps={{ id: `${id}-error` }}>
      <Suspense fallback={<Skeleton height={size === 'post' ? 220 : 110} radius="sm" />}>
        <Editor {...props} id={id} />
      </Suspense>
    </Input.Wrapper>
  )
}
