import { useState } from 'react'
import { Button, Checkbox, Radio, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { tell } from '@/app/toast'
import { useAct } from '@/features/events/useAct'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { Card } from '@/ui/Card'
import { ErrorNote } from '@/ui/ErrorNote'
import detail from '@/ui/Detail.module.css'
import form from '@/ui/Form.module.css'

export const SurveyEvent = graphql(`
  fragment SurveyEvent on Event { id viewerSurvey }
`)
const Answer = graphql(`
  mutation AnswerEventSurvey($input: AnswerEventSurveyInput!) { answerEventSurvey(input: $input) { ... on Event { id viewerSurvey } ... on Refusal { message } } }
`)
const VALUES = ['1', '2', '3', '4', '5'] as const

/** Three questions for those who were there. */
export function Survey({ event: given }: { event: FragmentType<typeof SurveyEvent> }) {
  const { t } = useTranslation()
  const { id, viewerSurvey } = readFragment(SurveyEvent, given)
  const { act, busy, problem } = useAct()
  const [usefulness, setUsefulness] = useState<string | null>(null)
  const [takeaway, setTakeaway] = useState('')
  const [nextTopic, setNextTopic] = useState('')
  const [mayQuote, setMayQuote] = useState(false)
  const [tried, setTried] = useState(false)
  if (viewerSurvey === null) return null
  if (viewerSurvey === 'ANSWERED') {
    return (
      <Card tone="celebration" aria-label={t('after.survey')}>
        <p role="status">{t('after.thanks')}</p>
      </Card>
    )
  }
  const send = async () => {
    setTried(true)
    if (usefulness === null) return
    if (await act(Answer, { input: { eventId: id, usefulness: Number(usefulness), takeaway, nextTopic, mayQuote } })) tell(t('after.sent'))
  }
  return (
    <Card aria-labelledby="survey">
      <form
        className={form.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <div>
          <h2 id="survey" className={detail.sideTitle}>
            {t('after.survey')}
          </h2>
          <p className={detail.hint}>{t('after.surveyText')}</p>
        </div>
        <ErrorNote problem={problem} />
        <Radio.Group label={t('after.usefulness')} description={t('after.usefulnessHint')} value={usefulness} error={tried && usefulness === null ? t('after.usefulnessMissing') : null} onChange={setUsefulness}>
          <div className={form.buttons} style={{ marginTop: 8, gap: 18 }}>
            {VALUES.map((value) => (
              <Radio key={value} value={value} label={value} />
            ))}
          </div>
        </Radio.Group>
        <Textarea label={t('after.takeaway')} autosize minRows={2} maxLength={1000} value={takeaway} onChange={({ currentTarget }) => setTakeaway(currentTarget.value)} />
        <Checkbox label={t('after.mayQuote')} checked={mayQuote} onChange={({ currentTarget }) => setMayQuote(currentTarget.checked)} />
        <TextInput label={t('after.nextTopic')} maxLength={300} value={nextTopic} onChange={({ currentTarget }) => setNextTopic(currentTarget.value)} />
        <div className={form.buttons}>
          <Button type="submit" loading={busy}>
            {t('after.send')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
