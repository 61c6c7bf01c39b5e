import { useState } from 'react'
import { Button, Checkbox, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@apollo/client/react'
import { IconCheck, IconListCheck, IconPencil } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useDraftForm } from '@/app/draft'
import { useFormat } from '@/app/format'
import { tell, tellProblem, tellRefusal } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import type { RulesQuery as RulesData } from '@/gql/graphql'
import { Card } from '@/ui/Card'
import { EmptyState } from '@/ui/EmptyState'
import { ErrorNote } from '@/ui/ErrorNote'
import formClasses from '@/ui/Form.module.css'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { PageSkeleton } from '@/ui/Skeletons'
import { Tag } from '@/ui/Tag'
import { useAcceptRules } from './acceptRules'
import { RulesText } from './RulesText'
import classes from './Moderation.module.css'

const RulesQuery = graphql(`
  query Rules { rules { id version ja en summary publishedAt viewerHasAccepted } viewerStanding { rulesToAccept } }
`)
const TemplatesQuery = graphql(`
  query RulesTemplates { rulesTemplates { name ja en } }
`)
const PublishRules = graphql(`
  mutation PublishRules($input: PublishRulesInput!) { publishRules(input: $input) { ... on RulesVersion { id version viewerHasAccepted } ... on Refusal { message code } } }
`)

/** What the community agreed on; who has not accepted it yet does so here. */
export function RulesPage() {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const { can } = useViewer()
  const [isEditing, setEditing] = useState(false)
  const query = useQuery(RulesQuery)
  const { agree, loading } = useAcceptRules()
  const accept = async (version: number) => {
    try {
      const refusal = await agree(version)
      if (!refusal) return tell(t('moderation.accepted'))
      tellRefusal(refusal)
      await query.refetch()
    } catch (error) {
      tellProblem(error)
    }
  }
  const edit = can('moderation:configure') && !isEditing ? (
    <Button variant="default" leftSection={<IconPencil size={18} aria-hidden />} onClick={() => setEditing(true)}>
      {t('moderation.editRules')}
    </Button>
  ) : null
  return (
    <>
      <PageHeader title={t('moderation.rules')} lead={t('moderation.rulesLead')} actions={edit} />
      <Loaded query={query} skeleton={<PageSkeleton />}>
        {({ rules }) =>
          isEditing ? (
            <RulesForm rules={rules} onClose={() => setEditing(false)} refetch={async () => void (await query.refetch())} />
          ) : rules ? (
            <Card className={classes.sheet}>
              <p className={classes.facts}>
                <span>{t('moderation.version', { version: rules.version, day: format.date(rules.publishedAt) })}</span>
                {rules.summary ? <span>{rules.summary}</span> : null}
              </p>
              <RulesText text={i18n.language === 'en' && rules.en ? rules.en : rules.ja} />
              <footer className={classes.agree}>
                {rules.viewerHasAccepted ? (
                  <Tag tone="good">
                    <IconCheck size={14} aria-hidden /> {t('moderation.hasAccepted')}
                  </Tag>
                ) : (
                  <>
                    <p>{t('moderation.acceptText')}</p>
                    <Button loading={loading} onClick={() => void accept(rules.version)}>
                      {t('moderation.accept')}
                    </Button>
                  </>
                )}
              </footer>
            </Card>
          ) : (
            <EmptyState icon={<IconListCheck />} title={t('moderation.noRules')}>
              {t(can('moderation:configure') ? 'moderation.noRulesForAdmins' : 'moderation.noRulesText')}
            </EmptyState>
          )
        }
      </Loaded>
    </>
  )
}

function RulesForm({ rules, onClose, refetch }: { rules: RulesData['rules']; onClose: () => void; refetch: () => Promise<void> }) {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const templates = useQuery(TemplatesQuery, { skip: rules !== null })
  const [publish] = useMutation(PublishRules)
  const { form, submit, busy, problem } = useDraftForm(`${slug}.rules`, {
    initialValues: { ja: rules?.ja ?? '', en: rules?.en ?? '', summary: '', asksConsent: true },
    validate: { ja: (value) => (value.trim() === '' ? t('moderation.rulesMissing') : null) },
  })
  const send = submit(async (values) => {
    const { data } = await publish({ variables: { input: { ...values, basedOnVersion: rules?.version ?? 0 } } })
    if (data?.publishRules.__typename !== 'RulesVersion') return data?.publishRules
    await refetch()
    onClose()
    tell(t('moderation.published'))
    return undefined
  })
  return (
    <Card className={classes.sheet}>
      <form onSubmit={send} noValidate className={formClasses.form}>
        <ErrorNote problem={problem} />
        {templates.data ? (
          <div role="group" aria-label={t('moderation.rulesTemplates')} className={classes.templates}>
            {templates.data.rulesTemplates.map(({ name, ja, en }) => (
              <Button key={name} type="button" size="compact-sm" variant="default" onClick={() => form.setValues({ ja, en })}>
                {name}
              </Button>
            ))}
          </div>
        ) : null}
        <Textarea label={t('moderation.rulesJa')} description={t('moderation.rulesHint')} autosize minRows={8} maxRows={24} {...form.getInputProps('ja')} />
        <Textarea label={t('moderation.rulesEn')} autosize minRows={4} maxRows={24} {...form.getInputProps('en')} />
        {rules ? (
          <>
            <TextInput label={t('moderation.summary')} {...form.getInputProps('summary')} />
            <Checkbox label={t('moderation.asksConsent')} description={t('moderation.asksConsentHint')} {...form.getInputProps('asksConsent', { type: 'checkbox' })} />
          </>
        ) : null}
        <div className={formClasses.buttons}>
          <Button type="submit" loading={busy}>
            {t('moderation.publishRules')}
          </Button>
          <Button type="button" variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
