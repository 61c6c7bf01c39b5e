import { useQuery } from '@apollo/client/react'
import { IconMessage2Question, IconPlus } from '@tabler/icons-react'
import { Link, getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { Avatar } from '@/ui/Avatar'
import { ButtonLink } from '@/ui/ButtonLink'
import { Card } from '@/ui/Card'
import { EmptyState } from '@/ui/EmptyState'
import { List } from '@/ui/List'
import { LoadMore } from '@/ui/LoadMore'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { RichText } from '@/ui/RichText'
import { ListSkeleton } from '@/ui/Skeletons'
import { Tab, Tabs } from '@/ui/Tabs'
import { Tag } from '@/ui/Tag'
import { Ago } from '@/ui/Time'
import classes from './Alumni.module.css'
import { ClaimNotice } from './ClaimNotice'
import { useStanding } from './standing'

const ConsultationsQuery = graphql(`
  query Consultations($filter: ConsultationFilter, $after: String) {
    consultations(filter: $filter, first: 20, after: $after) {
      edges { node { id title text topics state offerCount askedAt asker { id displayName } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
const route = getRouteApi('/c/$tenant/consultations')

export function ConsultationsPage() {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const { list } = route.useSearch()
  const { takesPart, isLoaded } = useStanding()
  const isClosed = isLoaded && !takesPart && list === undefined
  const query = useQuery(ConsultationsQuery, { variables: { filter: { list: list ?? 'OPEN' } }, fetchPolicy: 'cache-and-network' })
  const ask = takesPart ? (
    <ButtonLink to="/c/$tenant/consultations/new" params={{ tenant: slug }} leftSection={<IconPlus size={18} aria-hidden />}>
      {t('consultation.ask')}
    </ButtonLink>
  ) : null
  return (
    <>
      <PageHeader title={t('area.consultations')} lead={t('consultation.lead')} actions={ask} />
      <ClaimNotice />
      <Tabs label={t('area.consultations')}>
        {([undefined, 'ASKED_BY_ME', 'OFFERED_BY_ME'] as const).map((choice) => (
          <Tab key={choice ?? 'OPEN'} to="/c/$tenant/consultations" params={{ tenant: slug }} search={{ list: choice }} activeOptions={{ includeSearch: true }}>
            {t(`consultation.list.${choice ?? 'OPEN'}`)}
          </Tab>
        ))}
      </Tabs>
      <Loaded query={query} skeleton={<ListSkeleton />}>
        {({ consultations }) =>
          consultations.edges.length === 0 ? (
            isClosed ? null : (
              <EmptyState icon={<IconMessage2Question />} title={t('consultation.empty')} action={ask}>
                {t('consultation.emptyText')}
              </EmptyState>
            )
          ) : (
            <List label={t('area.consultations')} columns={2}>
              {consultations.edges.map(({ node }) => (
                <Card as="article" interactive key={node.id} aria-labelledby={`consultation-${node.id}`} className={classes.card}>
                  <p className={classes.row}>
                    <Tag tone={node.state === 'THANKED' ? 'gold' : 'accent'}>{t(`consultation.state.${node.state}`)}</Tag>
                    {node.offerCount > 0 ? <span className={classes.quiet}>{t('consultation.offers', { count: node.offerCount })}</span> : null}
                  </p>
                  <h2 id={`consultation-${node.id}`} className={classes.title}>
                    <Link to="/c/$tenant/consultations/$id" params={{ tenant: slug, id: node.id }}>
                      {node.title}
                    </Link>
                  </h2>
                  <RichText text={node.text} clamp />
                  <p className={classes.row}>
                    <Avatar name={node.asker.displayName} size="sm" />
                    <span>{node.asker.displayName}</span>
                    <span className={classes.quiet}>
                      <Ago at={node.askedAt} />
                    </span>
                    {node.topics.map((topic) => (
                      <Tag key={topic}>{topic}</Tag>
                    ))}
                  </p>
                </Card>
              ))}
              <LoadMore page={consultations.pageInfo} fetchMore={query.fetchMore} />
            </List>
          )
        }
      </Loaded>
    </>
  )
}
