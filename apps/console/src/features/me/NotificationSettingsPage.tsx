import { useEffect, useRef, useState } from 'react'
import { NativeSelect } from '@mantine/core'
import { useMutation, useQuery } from '@apollo/client/react'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { viewerZone } from '@/app/format'
import { problemOf, type Problem } from '@/app/problem'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import type { NotificationChannel, NotificationTopic } from '@/gql/graphql'
import { BackLink } from '@/ui/BackLink'
import { Card } from '@/ui/Card'
import { ErrorNote } from '@/ui/ErrorNote'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { ListSkeleton } from '@/ui/Skeletons'
import classes from './MePage.module.css'

const PreferencesQuery = graphql(`
  query NotificationPreferences {
    notificationPreferences { digestTimeZone topics { topic channel isUsual } }
  }
`)
const SetMutation = graphql(`
  mutation SetNotificationPreference($input: SetNotificationPreferenceInput!) {
    setNotificationPreference(input: $input) {
      ... on NotificationPreference { topic channel isUsual }
    }
  }
`)
const channels: readonly NotificationChannel[] = ['EMAIL', 'DIGEST', 'IN_APP', 'OFF']
const route = getRouteApi('/c/$tenant/me/notifications')

/** How this community tells me of things. A mail leads to the very setting that it is about. */
export function NotificationSettingsPage() {
  const { t } = useTranslation()
  const { slug, tenant } = useViewer()
  const { topic } = route.useSearch()
  const query = useQuery(PreferencesQuery)
  const [set, { loading }] = useMutation(SetMutation)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [saved, setSaved] = useState<NotificationTopic | null>(null)
  const choose = async (changed: NotificationTopic, channel: NotificationChannel) => {
    setProblem(null)
    try {
      await set({ variables: { input: { topic: changed, channel, timeZone: viewerZone } } })
      await query.refetch()
      setSaved(changed)
    } catch (error) {
      setProblem(problemOf(error))
    }
  }
  return (
    <div className={classes.column}>
      <PageHeader
        title={t('preferences.title')}
        lead={t('preferences.lead', { name: tenant.name })}
        above={
          <BackLink to="/c/$tenant/me" params={{ tenant: slug }}>
            {t('me.title')}
          </BackLink>
        }
      />
      <ErrorNote problem={problem} />
      <Loaded query={query} skeleton={<ListSkeleton rows={5} />}>
        {({ notificationPreferences: { topics, digestTimeZone } }) => (
          <Card as="div">
            {topics.map((each) => (
              <Topic
                key={each.topic}
                topic={each.topic}
                channel={each.channel}
                isMeant={each.topic === topic}
                isSaved={each.topic === saved}
                busy={loading}
                onChoose={(channel) => void choose(each.topic, channel)}
              />
            ))}
            <p className={classes.quiet}>{t('preferences.digest', { zone: digestTimeZone })}</p>
          </Card>
        )}
      </Loaded>
    </div>
  )
}

type Props = {
  topic: NotificationTopic
  channel: NotificationChannel
  isMeant: boolean
  isSaved: boolean
  busy: boolean
  onChoose: (channel: NotificationChannel) => void
}

function Topic({ topic, channel, isMeant, isSaved, busy, onChoose }: Props) {
  const { t } = useTranslation()
  const select = useRef<HTMLSelectElement>(null)
  useEffect(() => {
    if (isMeant) select.current?.focus()
  }, [isMeant])
  return (
    <div className={classes.topic} data-meant={isMeant || undefined}>
      <NativeSelect
        ref={select}
        label={t(`preferences.topic.${topic}`)}
        description={t(`preferences.about.${topic}`)}
        value={channel}
        disabled={busy}
        onChange={({ currentTarget }) => onChoose(currentTarget.value as NotificationChannel)}
        data={channels.map((value) => ({ value, label: t(`preferences.channel.${value}`) }))}
      />
      <p role="status" className={classes.saved}>
        {isSaved ? t('preferences.saved') : null}
      </p>
    </div>
  )
}
