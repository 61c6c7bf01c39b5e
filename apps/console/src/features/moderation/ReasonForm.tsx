import { useId, useState, type ReactNode } from 'react'
import { Button, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { problemOf, refused, type Problem } from '@/app/problem'
import { ErrorNote } from '@/ui/ErrorNote'
import { reasons } from './choices'
import classes from './Moderation.module.css'

type Props = {
  label: string
  hint: string
  submit: string
  templates?: boolean
  optional?: boolean
  children?: ReactNode
  /** Nothing when it was taken; the refusal when it was not. */
  send: (reason: string) => Promise<{ message: string } | undefined>
  onCancel: () => void
}

/** A reason in words, from a template or one's own; what was typed stays when it is refused. */
export function ReasonForm({ label, hint, submit, templates = false, optional = false, children, send, onCancel }: Props) {
  const { t } = useTranslation()
  const id = useId()
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const go = async () => {
    setBusy(true)
    try {
      const refusal = await send(reason)
      setProblem(refusal ? refused(refusal) : null)
    } catch (error) {
      setProblem(problemOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        void go()
      }}
    >
      <ErrorNote problem={problem} />
      {children}
      {templates ? (
        <div role="group" aria-label={t('moderation.templates')} className={classes.templates}>
          {reasons.map((key) => (
            <Button key={key} type="button" size="compact-sm" variant="default" onClick={() => setReason(t(`moderation.reasons.${key}.text`))}>
              {t(`moderation.reasons.${key}.name`)}
            </Button>
          ))}
        </div>
      ) : null}
      <Textarea id={id} label={label} description={hint} autosize minRows={3} maxLength={1_000} value={reason} onChange={({ currentTarget }) => setReason(currentTarget.value)} data-autofocus />
      <div className={classes.buttons}>
        <Button type="submit" loading={busy} disabled={!optional && reason.trim() === ''}>
          {submit}
        </Button>
        <Button type="button" variant="default" onClick={onCancel}>
          {t('action.cancel')}
        </Button>
      </div>
    </form>
  )
}
