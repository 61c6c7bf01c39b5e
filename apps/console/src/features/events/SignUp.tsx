import { useState } from 'react'
import { Button, Modal, Radio, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { SignUpQuestionKind } from '@/gql/graphql'
import form from '@/ui/Form.module.css'

type Question = { key: string; text: string; kind: SignUpQuestionKind; choices: readonly string[]; isRequired: boolean }
export type Answer = { key: string; text: string }
type Props = { title: string; questions: readonly Question[]; opened: boolean; submitLabel: string; onClose: () => void; onSend: (answers: Answer[]) => Promise<unknown> }

/** What is asked at sign-up. What was typed stays until it was sent. */
export function SignUp({ title, questions, opened, submitLabel, onClose, onSend }: Props) {
  const { t } = useTranslation()
  const [answers, setAnswers] = useState<Record<string, string>>({})
  const [missing, setMissing] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const set = (key: string, text: string) => {
    setAnswers({ ...answers, [key]: text })
    setMissing(null)
  }
  const send = async () => {
    const first = questions.find(({ key, isRequired }) => isRequired && !answers[key]?.trim())
    if (first) {
      setMissing(first.key)
      return
    }
    setBusy(true)
    await onSend(questions.flatMap(({ key }) => (answers[key]?.trim() ? [{ key, text: answers[key].trim() }] : [])))
    setBusy(false)
    onClose()
  }
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form
        className={form.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <p className={form.hint}>{t('events.questions.whoReads')}</p>
        {questions.map(({ key, text, kind, choices, isRequired }) =>
          kind === 'CHOICE' ? (
            <Radio.Group key={key} label={text} required={isRequired} error={missing === key ? t('events.questions.missing') : null} value={answers[key] ?? ''} onChange={(value) => set(key, value)}>
              <div className={form.form} style={{ gap: 8, marginTop: 8 }}>
                {choices.map((choice) => (
                  <Radio key={choice} value={choice} label={choice} />
                ))}
              </div>
            </Radio.Group>
          ) : (
            <Textarea key={key} label={text} autosize minRows={2} maxLength={1000} required={isRequired} error={missing === key ? t('events.questions.missing') : null} value={answers[key] ?? ''} onChange={({ currentTarget }) => set(key, currentTarget.value)} />
          ),
        )}
        <div className={form.buttons}>
          <Button type="submit" loading={busy}>
            {submitLabel}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
