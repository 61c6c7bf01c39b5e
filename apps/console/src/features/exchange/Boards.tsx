import { useQuery } from '@apollo/client/react'
import { IconLayoutBoard } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useCommunities } from '@/features/frame/communities'
import { graphql } from '@/gql'
import { ButtonLink } from '@/ui/ButtonLink'
import { CrossingBadge } from '@/ui/Crossing'
import { List } from '@/ui/List'
import classes from './Boards.module.css'
import { ListingCard } from './ListingCard'

const BoardsQuery = graphql(`
  query Boards {
    federations { federation { id slug name } }
    receivedListings(first: 10) { edges { node { id ...ListingCard } } }
  }
`)

/** The way to the boards of the federations in which we take part and I am a member, and what partners show to us alone. */
export function Boards() {
  const { t } = useTranslation()
  const mine = useCommunities()
  const { data } = useQuery(BoardsQuery)
  const boards = (data?.federations ?? []).filter(({ federation }) => mine.some(({ tenant }) => tenant.id === federation.id))
  const received = data?.receivedListings.edges ?? []
  return (
    <>
      {boards.length > 0 ? (
        <nav aria-label={t('exchange.boards')} className={classes.boards}>
          <CrossingBadge>{t('exchange.boards')}</CrossingBadge>
          {boards.map(({ federation }) => (
            <ButtonLink key={federation.id} variant="default" size="xs" to="/c/$tenant/exchange" params={{ tenant: federation.slug }} leftSection={<IconLayoutBoard size={16} aria-hidden />}>
              {federation.name}
            </ButtonLink>
          ))}
        </nav>
      ) : null}
      {received.length > 0 ? (
        <section aria-label={t('exchange.received')} className={classes.received}>
          <h2 className={classes.title}>{t('exchange.received')}</h2>
          <List columns={2}>
            {received.map(({ node }) => (
              <ListingCard key={node.id} listing={node} showOwner />
            ))}
          </List>
        </section>
      ) : null}
    </>
  )
}
