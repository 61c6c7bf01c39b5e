import { Button, Checkbox, NumberInput } from '@mantine/core'
import { useMutation, useQuery } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { useDraftForm } from '@/app/draft'
import { tell } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import type { ModerationSettingsQuery } from '@/gql/graphql'
import { Card } from '@/ui/Card'
import { ErrorNote } from '@/ui/ErrorNote'
import formClasses from '@/ui/Form.module.css'
import { Loaded } from '@/ui/Loaded'
import { ListSkeleton } from '@/ui/Skeletons'
import { ModerationTabs } from './ModerationTabs'
import classes from './Moderation.module.css'

const SettingsQuery = graphql(`
  query ModerationSettings { moderationSettings { appealsAreOpen rulesGraceDays newcomerDays postsPerHour commentsPerHour linksPerText mentionsPerText } }
`)
const ChangeSettings = graphql(`
  mutation ChangeModerationSettings($input: ChangeModerationSettingsInput!) {
    changeModerationSettings(input: $input) { ... on ModerationSettings { appealsAreOpen rulesGraceDays newcomerDays postsPerHour commentsPerHour linksPerText mentionsPerText } }
  }
`)
const numbers = [
  ['newcomerDays', 0, 90],
  ['postsPerHour', 1, 1_000],
  ['commentsPerHour', 1, 1_000],
  ['linksPerText', 0, 100],
  ['mentionsPerText', 0, 100],
] as const

/** Limits for new members, and whether decisions can be looked at again. */
export function SettingsPage() {
  const { t } = useTranslation()
  const query = useQuery(SettingsQuery)
  return (
    <>
      <ModerationTabs lead={t('moderation.settingsLead')} />
      <Loaded query={query} skeleton={<ListSkeleton rows={1} />}>
        {({ moderationSettings }) => <SettingsForm settings={moderationSettings} refetch={() => void query.refetch()} />}
      </Loaded>
    </>
  )
}

function SettingsForm({ settings: { __typename: _, ...settings }, refetch }: { settings: ModerationSettingsQuery['moderationSettings']; refetch: () => void }) {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const [change] = useMutation(ChangeSettings)
  const { form, submit, busy, problem } = useDraftForm(`${slug}.moderation`, { initialValues: settings })
  const send = submit(async (values) => {
    await change({ variables: { input: values } })
    refetch()
    form.setInitialValues(values)
    tell(t('moderation.saved'))
    return undefined
  })
  return (
    <Card className={classes.sheet}>
      <form onSubmit={send} noValidate className={formClasses.form}>
        <ErrorNote problem={problem} />
        <h2 className={classes.title}>{t('moderation.newcomers')}</h2>
        <div className={formClasses.pair}>
          {numbers.map(([name, min, max]) => (
            <NumberInput key={name} label={t(`moderation.limit.${name}`)} min={min} max={max} allowDecimal={false} {...form.getInputProps(name)} />
          ))}
        </div>
        <h2 className={classes.title}>{t('moderation.rules')}</h2>
        <NumberInput label={t('moderation.rulesGraceDays')} description={t('moderation.rulesGraceHint')} min={0} max={30} allowDecimal={false} {...form.getInputProps('rulesGraceDays')} />
        <h2 className={classes.title}>{t('moderation.secondLook')}</h2>
        <Checkbox label={t('moderation.appealsAreOpen')} description={t('moderation.appealsAreOpenHint')} {...form.getInputProps('appealsAreOpen', { type: 'checkbox' })} />
        <div className={formClasses.buttons}>
          <Button type="submit" loading={busy}>
            {t('moderation.save')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
