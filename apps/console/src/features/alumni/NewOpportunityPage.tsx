import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@apollo/client/react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useDraftForm } from '@/app/draft'
import { tell } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import type { OpportunityKind } from '@/gql/graphql'
import { BackLink } from '@/ui/BackLink'
import { Card } from '@/ui/Card'
import { ErrorNote } from '@/ui/ErrorNote'
import formClasses from '@/ui/Form.module.css'
import { PageHeader } from '@/ui/PageHeader'
import classes from './Alumni.module.css'
import { opportunityKinds } from './choices'

const Post = graphql(`
  mutation PostOpportunity($input: PostOpportunityInput!) {
    postOpportunity(input: $input) {
      ... on Opportunity { id ...OpportunityCard }
      ... on Refusal { message code }
    }
  }
`)

export function NewOpportunityPage() {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const navigate = useNavigate()
  const [post] = useMutation(Post, { update: (cache) => void cache.evict({ fieldName: 'opportunities' }) })
  const { form, submit, busy, problem } = useDraftForm(`${slug}.opportunity`, {
    initialValues: { kind: 'CONTRACT' as OpportunityKind, title: '', text: '', region: '' },
    validate: {
      title: (value) => (value.trim() === '' ? t('opportunity.titleMissing') : null),
      text: (value) => (value.trim() === '' ? t('opportunity.textMissing') : null),
    },
  })
  const send = submit(async (values, idempotencyKey) => {
    const { data } = await post({ variables: { input: { ...values, idempotencyKey } } })
    if (data?.postOpportunity.__typename !== 'Opportunity') return data?.postOpportunity
    tell(t('opportunity.posted'))
    await navigate({ to: '/c/$tenant/opportunities', params: { tenant: slug }, search: {} })
    return undefined
  })
  return (
    <div className={classes.narrow}>
      <PageHeader
        title={t('opportunity.post')}
        lead={t('opportunity.postLead')}
        above={
          <BackLink to="/c/$tenant/opportunities" params={{ tenant: slug }} search={{}}>
            {t('area.opportunities')}
          </BackLink>
        }
      />
      <Card as="div">
        <form onSubmit={send} noValidate className={formClasses.form}>
          <ErrorNote problem={problem} />
          <div className={formClasses.pair}>
            <NativeSelect label={t('opportunity.kindLabel')} data={opportunityKinds.map((value) => ({ value, label: t(`opportunity.kind.${value}`) }))} {...form.getInputProps('kind')} />
            <TextInput label={t('opportunity.region')} placeholder={t('alumni.hint.REGION')} {...form.getInputProps('region')} />
          </div>
          <TextInput label={t('opportunity.titleLabel')} maxLength={120} {...form.getInputProps('title')} />
          <Textarea label={t('opportunity.text')} description={t('opportunity.textHint')} autosize minRows={4} maxRows={14} {...form.getInputProps('text')} />
          <div className={formClasses.buttons}>
            <Button type="submit" loading={busy}>
              {t('opportunity.send')}
            </Button>
          </div>
        </form>
      </Card>
    </div>
  )
}
