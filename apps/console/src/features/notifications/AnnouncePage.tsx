import { Button, Textarea } from '@mantine/core'
import { useMutation } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { useDraftForm } from '@/app/draft'
import { useFormat } from '@/app/format'
import { tell } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { Card } from '@/ui/Card'
import { ErrorNote } from '@/ui/ErrorNote'
import { PageHeader } from '@/ui/PageHeader'
import classes from '@/ui/Form.module.css'

const Announce = graphql(`
  mutation Announce($input: AnnounceInput!) { announce(input: $input) { ... on Announced { recipientCount } } }
`)

export function AnnouncePage() {
  const { t } = useTranslation()
  const format = useFormat()
  const { slug, tenant } = useViewer()
  const [announce] = useMutation(Announce)
  const { form, submit, busy, problem } = useDraftForm(`${slug}.announce`, {
    initialValues: { text: '' },
    validate: { text: (value) => (value.trim() === '' ? t('announce.textMissing') : null) },
  })
  const send = submit(async ({ text }, idempotencyKey) => {
    const { data } = await announce({ variables: { input: { text, idempotencyKey } } })
    if (data) tell(t('announce.sent', { count: data.announce.recipientCount }))
    return undefined
  })
  return (
    <div style={{ maxWidth: 720 }}>
      <PageHeader title={t('announce.title')} lead={t('announce.lead')} />
      <Card as="div">
        <form onSubmit={send} noValidate className={classes.form}>
          <ErrorNote problem={problem} />
          <Textarea
            label={t('announce.text')}
            description={t('announce.textHint')}
            autosize
            minRows={5}
            maxRows={16}
            {...form.getInputProps('text')}
          />
          <div className={classes.buttons}>
            <Button type="submit" loading={busy}>
              {tenant.memberCount == null ? t('announce.send') : t('announce.sendTo', { number: format.number(tenant.memberCount) })}
            </Button>
          </div>
        </form>
      </Card>
    </div>
  )
}
