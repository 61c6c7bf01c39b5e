import { useQuery } from '@apollo/client/react'
import { NativeSelect } from '@mantine/core'
import { IconMailPlus, IconUsers } from '@tabler/icons-react'
import { Link, getRouteApi } from '@tanstack/react-router'
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
const roles = ['OWNER', 'ADMIN', 'OPERATOR', 'MEMBER'] as const
const route = getRouteApi('/c/$tenant/people')

export function PeoplePage() {
  const { t } = useTranslation()
  const format = useFormat()
  const { tenant, slug, member, can } = useViewer()
  const { q, role: chosen } = route.useSearch()
  const navigate = route.useNavigate()
  const query = useQuery(PeopleQuery, { variables: { filter: q || chosen ? { search: q ?? null, role: chosen ?? null } : null } })
  return (
    <>
      <PageHeader
        title={t('people.title')}
        lead={tenant.memberCount == null ? null : t('people.count', { count: tenant.memberCount, number: format.number(tenant.memberCount) })}
        actions={
          can('members:invite') ? (
            <ButtonLink to="/c/$tenant/people/invitations" params={{ tenant: slug }} leftSection={<IconMailPlus size={18} aria-hidden />}>
              {t('people.invite')}
            </ButtonLink>
          ) : null
        }
      />
      <div className={classes.toolbar}>
        <SearchField label={t('people.search')} hint={t('people.searchHint')} initial={q} onSearch={(text) => void navigate({ search: (search) => ({ ...search, q: text }), replace: true, resetScroll: false })} className={classes.search} />
        <NativeSelect
          className={classes.search}
          label={t('people.role')}
          data={[{ value: '', label: t('people.anyRole') }, ...roles.map((value) => ({ value, label: t(`role.${value}`) }))]}
          value={chosen ?? ''}
          onChange={({ currentTarget: { value } }) => void navigate({ search: (search) => ({ ...search, role: roles.find((one) => one === value) }), replace: true, resetScroll: false })}
        />
      </div>
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
                        <Link to="/c/$tenant/people/$id" params={{ tenant: slug, id }} className={classes.link}>
                          <strong>{displayName}</strong>
                        </Link>
                        {kana ? <span className={classes.quiet}>{kana}</span> : null}
                      </p>
                      <p className={classes.quiet}>
                        {department ? <span>{department}</span> : null}
                        <span>{t('people.joined', { month: format.month(joinedAt) })}</span>
                      </p>
                    </div>
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
