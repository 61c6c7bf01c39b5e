import { useQuery } from '@apollo/client/react'
import { IconLock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { graphql, readFragment } from '@/gql'
import type { SpaceCardFragment } from '@/gql/graphql'
import { EmptyState } from '@/ui/EmptyState'
import { Loaded } from '@/ui/Loaded'
import { ListSkeleton } from '@/ui/Skeletons'
import { Joining } from './Joining'
import { SpaceCardSpace } from './space'

const ClosedSpaceQuery = graphql(`
  query ClosedSpace($id: ID!) { space(id: $id) { id ...SpaceCard } }
`)

/** What stands instead of its posts for those who find a space and do not read it: nothing of what goes on there, and the way in. */
export function ClosedNotice({ space }: { space: SpaceCardFragment }) {
  const { t } = useTranslation()
  return (
    <EmptyState icon={<IconLock />} title={t('spaces.closedTitle')} action={<Joining space={space} />}>
      {space.description ? <p>{space.description}</p> : null}
      <p>{t('spaces.closedText')}</p>
    </EmptyState>
  )
}

/** The same by its id. */
export function ClosedSpace({ id }: { id: string }) {
  const query = useQuery(ClosedSpaceQuery, { variables: { id } })
  return (
    <Loaded query={query} skeleton={<ListSkeleton rows={1} />}>
      {({ space }) => <ClosedNotice space={readFragment(SpaceCardSpace, space)} />}
    </Loaded>
  )
}
