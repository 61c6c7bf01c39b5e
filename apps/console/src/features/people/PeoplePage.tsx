import { useQuery } from '@apollo/client/react'
import { IconUsers } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { FollowButton } from '@/features/feed/FollowButton'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { Avatar } from '@/ui/Avatar'
import { ButtonLink } from '@/ui/ButtonLink'
import { CrossingBadge } from '@/ui/Crossing'
import { EmptyState } from '@/ui/EmptyState'
import { LoadMore } from '@/ui/LoadMore'
import { Loaded } from '@/ui/Loaded'
import { SearchField } from '@/ui/SearchField'
import { PageHeader } from '@/ui/PageHeader'
import { ListSkeleton } from '@/ui/Skeletons'
import { Tag } from '@/ui/Tag'
import classes from './People.module.css'

const PeopleQuery = graphql(`
  query People($filter: MemberFilter, $after: String) {
    members(filter: $filter, first: 30, after: $after) {
      edges { node { id displayName kana department role joinedAt isFollowed } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
const route = getRouteApi('/c/$tenant/people')

export function PeoplePage() {
  const { t } = useTranslation()
  const format = useFormat()
  const { tenant, slug, member, can } = useViewer()
  const { q } = route.useSearch()
  const navigate = route.useNavigate()
  const query = useQuery(PeopleQuery, { variables: { filter: q ? { search: q } : null } })
  return (
    <>
      <PageHeader
        title={t('people.title')}
        lead={tenant.memberCount == null ? null : t('people.count', { count: tenant.memberCount, number: format.number(tenant.memberCount) })}
      />
      <SearchField label={t('people.search')} hint={t('people.searchHint')} initial={q} onSearch={(text) => void navigate({ search: { q: text }, replace: true, resetScroll: false })} className={classes.search} />
      <Loaded query={query} skeleton={<ListSkeleton rows={5} />}>
        {({ members }) =>
          members.edges.length === 0 ? (
            <EmptyState icon={<IconUsers />} title={t('people.empty')}>
              {t('people.emptyText')}
            </EmptyState>
          ) : (
            <>
              <ul className={classes.people} aria-label={t('people.title')}>
                {members.edges.map(({ node: { id, displayName, kana, department, role, joinedAt, isFollowed } }) => (
                  <li key={id} className={classes.person}>
                    <Avatar name={displayName} visiting={role === 'GUEST'} />
                    <div className={classes.words}>
                      <p className={classes.name}>
                        <strong>{displayName}</strong>
                        {kana ? <span className={classes.quiet}>{kana}</span> : null}
                      </p>
                      <p className={classes.quiet}>
                        {department ? <span>{department}</span> : null}
                        <span>{t('people.joined', { month: format.month(joinedAt) })}</span>
                      </p>
                    </div>
                    {can('moderation:manage') ? (
                      <ButtonLink to="/c/$tenant/moderation/members/$id" params={{ tenant: slug, id }} size="compact-sm" variant="subtle" aria-label={t('moderation.named', { action: t('moderation.manageMember'), name: displayName })}>
                        {t('moderation.manageMember')}
                      </ButtonLink>
                    ) : null}
                    {role === 'GUEST' ? <CrossingBadge>{t('role.GUEST')}</CrossingBadge> : null}
                    {role === 'MEMBER' || role === 'GUEST' ? null : <Tag tone="accent">{t(`role.${role}`)}</Tag>}
                    {id === member.id ? null : <FollowButton subject={{ __typename: 'Member', id }} name={displayName} isFollowed={isFollowed} />}
                  </li>
                ))}
              </ul>
              <LoadMore page={members.pageInfo} fetchMore={query.fetchMore} />
            </>
          )
        }
      </Loaded>
    </>
  )
}
