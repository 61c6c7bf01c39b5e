import { useState } from 'react'
import { Button, CopyButton, Modal, Skeleton, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useApolloClient, useQuery } from '@apollo/client/react'
import { IconCalendarDown, IconCalendarPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { tellProblem } from '@/app/toast'
import { graphql } from '@/gql'
import type { CalendarScope } from '@/gql/graphql'
import { ErrorNote } from '@/ui/ErrorNote'
import { Ago } from '@/ui/Time'
import form from '@/ui/Form.module.css'
import { useAct } from './useAct'

const FileQuery = graphql(`query CalendarFile($id: ID!) { event(id: $id) { id calendarFile } }`)
const FeedsQuery = graphql(`query CalendarFeeds { calendarFeeds { id scope path readAt } }`)
const Create = graphql(`
  mutation CreateCalendarFeed($input: CreateCalendarFeedInput!) { createCalendarFeed(input: $input) { ... on CalendarFeed { id scope path readAt } } }
`)
const Revoke = graphql(`
  mutation RevokeCalendarFeed($input: RevokeCalendarFeedInput!) { revokeCalendarFeed(input: $input) { ... on CalendarFeed { id revokedAt } } }
`)
const scopes = ['MINE', 'COMMUNITY'] as const satisfies CalendarScope[]

/** One event as a file for one's calendar. */
export function AddToCalendar({ eventId, title }: { eventId: string; title: string }) {
  const { t } = useTranslation()
  const client = useApolloClient()
  const [busy, setBusy] = useState(false)
  const download = async () => {
    setBusy(true)
    try {
      const { data } = await client.query({ query: FileQuery, variables: { id: eventId }, fetchPolicy: 'network-only' })
      const url = URL.createObjectURL(new Blob([data?.event.calendarFile ?? ''], { type: 'text/calendar' }))
      const link = Object.assign(document.createElement('a'), { href: url, download: `${title.replace(/[\\/:*?"<>|]/g, ' ').slice(0, 60)}.ics` })
      link.click()
      setTimeout(() => URL.revokeObjectURL(url), 10_000)
    } catch (error) {
      tellProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button size="xs" variant="default" leftSection={<IconCalendarDown size={16} aria-hidden />} loading={busy} onClick={() => void download()}>
      {t('events.calendar.add')}
    </Button>
  )
}

/** Addresses that a calendar program reads by itself. */
export function SubscribeToCalendar() {
  const { t } = useTranslation()
  const [isOpen, { open, close }] = useDisclosure()
  return (
    <>
      <Button variant="default" leftSection={<IconCalendarPlus size={18} aria-hidden />} onClick={open}>
        {t('events.calendar.subscribe')}
      </Button>
      <Modal opened={isOpen} onClose={close} size="lg" title={t('events.calendar.subscribe')} closeButtonProps={{ 'aria-label': t('action.close') }}>
        {isOpen ? <Feeds /> : null}
      </Modal>
    </>
  )
}

function Feeds() {
  const { t } = useTranslation()
  const { data, error } = useQuery(FeedsQuery, { fetchPolicy: 'network-only' })
  const { act, busy, problem } = useAct()
  return (
    <div className={form.form}>
      <p>{t('events.calendar.lead')}</p>
      <ErrorNote problem={problem} />
      {error ? <p role="alert">{t('problem.INTERNAL.title')}</p> : null}
      {scopes.map((scope) => {
        const feed = data?.calendarFeeds.find((one) => one.scope === scope)
        const url = feed ? `${location.origin}${feed.path}` : ''
        return (
          <section key={scope} aria-labelledby={`feed-${scope}`} className={form.form} style={{ gap: 8 }}>
            <h3 id={`feed-${scope}`} style={{ fontSize: 15 }}>
              {t(`events.calendar.scope.${scope}`)}
            </h3>
            <p className={form.hint}>{t(`events.calendar.scopeText.${scope}`)}</p>
            {!data ? (
              <Skeleton height={36} />
            ) : feed ? (
              <>
                <TextInput readOnly aria-label={t('events.calendar.address', { name: t(`events.calendar.scope.${scope}`) })} value={url} onFocus={({ currentTarget }) => currentTarget.select()} />
                <div className={form.buttons}>
                  <CopyButton value={url}>
                    {({ copied, copy }) => (
                      <Button size="xs" variant="light" onClick={copy}>
                        {t(copied ? 'events.calendar.copied' : 'events.calendar.copy')}
                      </Button>
                    )}
                  </CopyButton>
                  <Button size="xs" variant="default" loading={busy} onClick={() => void act(Create, { input: { scope } }, ['CalendarFeeds'])}>
                    {t('events.calendar.renew')}
                  </Button>
                  <Button size="xs" variant="subtle" color="gray" disabled={busy} onClick={() => void act(Revoke, { input: { feedId: feed.id } }, ['CalendarFeeds'])}>
                    {t('events.calendar.revoke')}
                  </Button>
                  <span className={form.hint}>{feed.readAt ? <Ago at={feed.readAt} /> : t('events.calendar.unread')}</span>
                </div>
              </>
            ) : (
              <div>
                <Button size="xs" loading={busy} onClick={() => void act(Create, { input: { scope } }, ['CalendarFeeds'])}>
                  {t('events.calendar.make')}
                </Button>
              </div>
            )}
          </section>
        )
      })}
      <p className={form.hint}>{t('events.calendar.secret')}</p>
    </div>
  )
}
