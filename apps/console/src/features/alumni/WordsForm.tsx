import { Button, Textarea } from '@mantine/core'
import { useDraftForm } from '@/app/draft'
import { ErrorNote } from '@/ui/ErrorNote'
import formClasses from '@/ui/Form.module.css'

type Props = { draft: string; label: string; description?: string; send: string; missing: string; onSend: (text: string) => Promise<{ message: string } | undefined> }

/** A few words to somebody. */
export function WordsForm({ draft, label, description, send, missing, onSend }: Props) {
  const { form, submit, busy, problem } = useDraftForm(draft, { initialValues: { text: '' }, validate: { text: (value) => (value.trim() === '' ? missing : null) } })
  return (
    <form onSubmit={submit(({ text }) => onSend(text))} noValidate className={formClasses.form} style={{ marginTop: 12 }}>
      <ErrorNote problem={problem} />
      <Textarea label={label} description={description} autosize minRows={3} maxRows={10} {...form.getInputProps('text')} />
      <div className={formClasses.buttons}>
        <Button type="submit" loading={busy}>
          {send}
        </Button>
      </div>
    </form>
  )
}
