import { Button, TagsInput, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@apollo/client/react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useDraftForm } from '@/app/draft'
import { tell } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { BackLink } from '@/ui/BackLink'
import { Card } from '@/ui/Card'
import { ErrorNote } from '@/ui/ErrorNote'
import formClasses from '@/ui/Form.module.css'
import { PageHeader } from '@/ui/PageHeader'
import classes from './Alumni.module.css'

const Ask = graphql(`
  mutation AskConsultation($input: AskConsultationInput!) {
    askConsultation(input: $input) {
      ... on Consultation { id }
      ... on Refusal { message code }
    }
  }
`)

export function NewConsultationPage() {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const navigate = useNavigate()
  const [ask] = useMutation(Ask, { update: (cache) => void cache.evict({ fieldName: 'consultations' }) })
  const { form, submit, busy, problem } = useDraftForm(`${slug}.consultation`, {
    initialValues: { title: '', text: '', topics: [] as string[] },
    validate: {
      title: (value) => (value.trim() === '' ? t('consultation.titleMissing') : null),
      text: (value) => (value.trim() === '' ? t('consultation.textMissing') : null),
    },
  })
  const send = submit(async (values, idempotencyKey) => {
    const { data } = await ask({ variables: { input: { ...values, idempotencyKey } } })
    const result = data?.askConsultation
    if (result?.__typename !== 'Consultation') return result
    tell(t('consultation.asked'))
    await navigate({ to: '/c/$tenant/consultations/$id', params: { tenant: slug, id: result.id } })
    return undefined
  })
  return (
    <div className={classes.narrow}>
      <PageHeader
        title={t('consultation.ask')}
        lead={t('consultation.askLead')}
        above={
          <BackLink to="/c/$tenant/consultations" params={{ tenant: slug }} search={{}}>
            {t('area.consultations')}
          </BackLink>
        }
      />
      <Card as="div">
        <form onSubmit={send} noValidate className={formClasses.form}>
          <ErrorNote problem={problem} />
          <TextInput label={t('consultation.titleLabel')} maxLength={120} {...form.getInputProps('title')} />
          <Textarea label={t('consultation.text')} description={t('consultation.textHint')} autosize minRows={4} maxRows={14} {...form.getInputProps('text')} />
          <TagsInput label={t('consultation.topics')} description={t('consultation.topicsHint')} maxTags={5} clearButtonProps={{ 'aria-label': t('action.clear') }} {...form.getInputProps('topics')} />
          <div className={formClasses.buttons}>
            <Button type="submit" loading={busy}>
              {t('consultation.send')}
            </Button>
          </div>
        </form>
      </Card>
    </div>
  )
}
