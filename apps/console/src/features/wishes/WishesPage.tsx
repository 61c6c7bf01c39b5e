import { useQuery } from '@apollo/client/react'
import { IconBulb, IconCalendarPlus } from '@tabler/icons-react'
import { Link, getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import type { WishState } from '@/gql/graphql'
import { ButtonLink } from '@/ui/ButtonLink'
import { EmptyState } from '@/ui/EmptyState'
import { List } from '@/ui/List'
import { LoadMore } from '@/ui/LoadMore'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { ListSkeleton } from '@/ui/Skeletons'
import { Tab, Tabs } from '@/ui/Tabs'
import { BoardSettings } from './BoardSettings'
import { CoHosting } from './CoHosting'
import { NewTheme } from './NewTheme'
import { ThemeCard } from './ThemeCard'
import classes from './Wishes.module.css'

const WishesQuery = graphql(`
  query Wishes($filter: WishFilter!, $after: String) {
    wishThemes(first: 20, after: $after, filter: $filter) { edges { node { id ...ThemeCard } } pageInfo { hasNextPage endCursor } }
    wishSettings { threshold }
    datePolls(first: 5) { nodes { id title closesAt options { id viewerAnswer } } }
    coHosting { ...CoHosting }
  }
`)
const route = getRouteApi('/c/$tenant/wishes')
const states: Record<'open' | 'planned' | 'held', WishState[]> = { open: ['OPEN'], planned: ['PLANNED'], held: ['HELD', 'CLOSED'] }

/** What members wish to hear of and can talk about. */
export function WishesPage() {
  const { t } = useTranslation()
  const { slug, can } = useViewer()
  const { view } = route.useSearch()
  const params = { tenant: slug }
  const filter = view === 'mine' ? { isMine: true } : { states: states[view ?? 'open'] }
  const query = useQuery(WishesQuery, { variables: { filter } })
  return (
    <>
      <PageHeader
        title={t('wishes.title')}
        lead={t('wishes.lead')}
        actions={
          <ButtonLink to="/c/$tenant/events/propose" params={params} variant="default" leftSection={<IconCalendarPlus size={18} aria-hidden />}>
            {t('wishes.proposeEvent')}
          </ButtonLink>
        }
      />
      <Tabs label={t('wishes.title')}>
        <Tab to="/c/$tenant/wishes" params={params} activeOptions={{ exact: true, includeSearch: true, explicitUndefined: true }}>
          {t('wishes.view.open')}
        </Tab>
        {(['planned', 'held', 'mine'] as const).map((one) => (
          <Tab key={one} to="/c/$tenant/wishes" params={params} search={{ view: one }}>
            {t(`wishes.view.${one}`)}
          </Tab>
        ))}
      </Tabs>
      <div className={classes.compose}>
        <div>
          <NewTheme />
        </div>
      </div>
      <Loaded query={query} skeleton={<ListSkeleton />}>
        {({ wishThemes, wishSettings, datePolls, coHosting }) => {
          const unanswered = datePolls.nodes.filter(({ options }) => options.every(({ viewerAnswer }) => viewerAnswer === null))
          return (
            <>
              {unanswered.length > 0 ? (
                <section className={classes.similar} aria-label={t('wishes.dates')} style={{ marginBottom: 18 }}>
                  <strong>{t('wishes.dates')}</strong>
                  <ul>
                    {unanswered.map((poll) => (
                      <li key={poll.id}>
                        <Link to="/c/$tenant/polls/$id" params={{ tenant: slug, id: poll.id }}>
                          {poll.title}
                        </Link>
                      </li>
                    ))}
                  </ul>
                </section>
              ) : null}
              <List label={t(`wishes.view.${view ?? 'open'}`)}>
                {wishThemes.edges.map(({ node }) => (
                  <ThemeCard key={node.id} theme={node} threshold={wishSettings.threshold} />
                ))}
              </List>
              {wishThemes.edges.length === 0 ? (
                <EmptyState icon={<IconBulb />} title={t(`wishes.empty.${view ?? 'open'}`)}>
                  {t('wishes.emptyText', { count: wishSettings.threshold })}
                </EmptyState>
              ) : null}
              <LoadMore page={wishThemes.pageInfo} fetchMore={query.fetchMore} />
              <CoHosting hosting={coHosting} />
              {can('events:manage') ? <BoardSettings threshold={wishSettings.threshold} /> : null}
            </>
          )
        }}
      </Loaded>
    </>
  )
}
