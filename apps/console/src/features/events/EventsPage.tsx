import { useQuery } from '@apollo/client/react'
import { IconCalendarEvent, IconCalendarPlus, IconPlus, IconTicket } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { useViewer } from '@/features/frame/viewer'
import { JointEventCard } from '@/features/joint/JointEventCard'
import { graphql } from '@/gql'
import type { EventsQuery as Data } from '@/gql/graphql'
import { ButtonLink } from '@/ui/ButtonLink'
import { EmptyState } from '@/ui/EmptyState'
import { List } from '@/ui/List'
import { LoadMore } from '@/ui/LoadMore'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { ListSkeleton } from '@/ui/Skeletons'
import { Tab, Tabs } from '@/ui/Tabs'
import { SubscribeToCalendar } from './CalendarButtons'
import { EventCard } from './EventCard'
import { MonthView, thisMonth } from './MonthView'
import classes from './EventsPage.module.css'

const EventsQuery = graphql(`
  query Events($when: EventWhen!, $after: String) {
    events(filter: { when: $when }, first: 20, after: $after) {
      edges { node { id startsAt ...EventCard } }
      pageInfo { hasNextPage endCursor }
    }
    jointEvents(first: 50) { edges { node { id endsAt ...JointEventCard } } }
  }
`)
type Edge = Data['events']['edges'][number]
const route = getRouteApi('/c/$tenant/events')

export function EventsPage() {
  const { t } = useTranslation()
  const format = useFormat()
  const { slug, can } = useViewer()
  const { when, view, month } = route.useSearch()
  const params = { tenant: slug }
  const query = useQuery(EventsQuery, { variables: { when: when === 'past' ? 'PAST' : when === 'draft' ? 'DRAFT' : 'UPCOMING' }, skip: view === 'month' })
  const newEvent = (
    <ButtonLink to="/c/$tenant/events/new" params={params} leftSection={<IconPlus size={18} aria-hidden />}>
      {t('events.create')}
    </ButtonLink>
  )
  return (
    <>
      <PageHeader title={t('events.title')} lead={t('events.lead')} actions={<>
        {when === 'past' ? (
          <ButtonLink to="/c/$tenant/me/attendance" params={params} variant="default" leftSection={<IconTicket size={18} aria-hidden />}>
            {t('attendance.title')}
          </ButtonLink>
        ) : null}
        {can('members:read') ? <SubscribeToCalendar /> : null}
        {can('events:propose') ? (
          <ButtonLink to="/c/$tenant/events/proposals" params={params} variant="default" leftSection={<IconCalendarPlus size={18} aria-hidden />}>
            {t('wishes.proposeEvent')}
          </ButtonLink>
        ) : null}
        {can('events:manage') ? newEvent : null}
      </>} />
      <Tabs label={t('events.title')}>
        <Tab to="/c/$tenant/events" params={params} activeOptions={{ exact: true, includeSearch: true, explicitUndefined: true }}>
          {t('events.upcoming')}
        </Tab>
        <Tab to="/c/$tenant/events" params={params} search={{ view: 'month' }} activeOptions={{ exact: false, includeSearch: true }}>
          {t('events.month.title')}
        </Tab>
        <Tab to="/c/$tenant/events" params={params} search={{ when: 'past' }}>
          {t('events.past')}
        </Tab>
        {can('events:manage') ? (
          <Tab to="/c/$tenant/events" params={params} search={{ when: 'draft' }}>
            {t('events.drafts')}
          </Tab>
        ) : null}
      </Tabs>
      {view === 'month' ? <MonthView month={month ?? thisMonth()} /> : <Loaded query={query} skeleton={<ListSkeleton />}>
        {({ events, jointEvents }) => {
          const isPast = when === 'past'
          const crossing = when === 'draft' ? [] : jointEvents.edges.filter(({ node }) => Date.parse(node.endsAt) < Date.now() === isPast)
          return (
            <>
              {crossing.length > 0 ? (
                <section aria-labelledby="joint" className={classes.joint}>
                  <h2 id="joint" className={classes.crossing}>
                    {t('joint.fromPartners')}
                  </h2>
                  <List>
                    {crossing.map(({ node }) => (
                      <JointEventCard key={node.id} event={node} />
                    ))}
                  </List>
                </section>
              ) : null}
              {byMonth(events.edges, format.month).map(([month, edges]) => (
                <section key={month} aria-label={month} className={classes.month}>
                  <h2 className={classes.monthName}>{month}</h2>
                  <List>
                    {edges.map(({ node }) => (
                      <EventCard key={node.id} event={node} />
                    ))}
                  </List>
                </section>
              ))}
              {events.edges.length === 0 && crossing.length === 0 ? (
                <EmptyState
                  icon={<IconCalendarEvent />}
                  title={isPast ? t('events.emptyPast') : when === 'draft' ? t('events.emptyDrafts') : t('events.empty')}
                  action={can('events:manage') && !isPast ? newEvent : null}
                >
                  {isPast ? t('events.emptyPastText') : can('events:manage') ? t('events.emptyOperator') : t('events.emptyText')}
                </EmptyState>
              ) : null}
              <LoadMore page={events.pageInfo} fetchMore={query.fetchMore} />
            </>
          )
        }}
      </Loaded>}
    </>
  )
}

function byMonth(edges: Edge[], month: (at: string) => string): [string, Edge[]][] {
  const groups = new Map<string, Edge[]>()
  for (const edge of edges) {
    const name = month(edge.node.startsAt)
    groups.set(name, [...(groups.get(name) ?? []), edge])
  }
  return [...groups]
}
