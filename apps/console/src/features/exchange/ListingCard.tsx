import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { daysUntil, useFormat } from '@/app/format'
import { graphql, readFragment, type FragmentType } from '@/gql'
import type { ListingKind } from '@/gql/graphql'
import { Card } from '@/ui/Card'
import { CrossingBadge } from '@/ui/Crossing'
import { Mark } from '@/ui/Mark'
import { RichText } from '@/ui/RichText'
import { Tag } from '@/ui/Tag'
import { KindIcon } from './KindIcon'
import classes from './ListingCard.module.css'

const ListingCardListing = graphql(`
  fragment ListingCard on Listing {
    id
    direction
    kind
    title
    description
    quantity
    mode
    region
    place
    contact
    topics
    availableFrom
    availableUntil
    state
    expiresAt
    owner { id name ...MarkTenant }
    audience { id name }
  }
`)

/** What is counted: seats of a room, people, places on a course. */
const units = { VENUE: 'seats', AUDIENCE: 'people', SPEAKER: 'people', SEATS: 'places', PUBLICITY: 'pieces', CONTENT: 'pieces', KNOWLEDGE: 'pieces', OPPORTUNITY: 'pieces' } as const satisfies Record<ListingKind, string>

type Props = { listing: FragmentType<typeof ListingCardListing>; showOwner: boolean; actions?: ReactNode }

/** A need or an offer as the other side reads it. */
export function ListingCard({ listing: given, showOwner, actions }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const listing = readFragment(ListingCardListing, given)
  const isLive = listing.state === 'PUBLISHED'
  const conditions = [
    format.days(listing.availableFrom, listing.availableUntil),
    t(`exchange.mode.${listing.mode}`),
    listing.region,
    listing.place,
    listing.contact,
    listing.quantity > 1 ? t(`exchange.quantityOf.${units[listing.kind]}`, { count: listing.quantity }) : null,
    isLive ? t('exchange.expiresIn', { count: daysUntil(listing.expiresAt) }) : null,
  ].filter(Boolean)
  return (
    <Card
      as="article"
      aria-labelledby={`listing-${listing.id}`}
      className={isLive ? classes.card : `${classes.card} ${classes.closed}`}
    >
      <p className={classes.badges}>
        <span className={classes.direction} data-direction={listing.direction}>
          {t(`exchange.direction.${listing.direction}`)}
        </span>
        <Tag>
          <KindIcon kind={listing.kind} />
          {t(`exchange.kind.${listing.kind}`)}
        </Tag>
        {isLive ? null : <Tag tone="notice">{t(`exchange.state.${listing.state}`)}</Tag>}
      </p>
      <h2 id={`listing-${listing.id}`} className={classes.title}>
        {listing.title}
      </h2>
      <p className={classes.conditions}>
        {conditions.map((condition) => (
          <span key={condition}>{condition}</span>
        ))}
      </p>
      <RichText text={listing.description} clamp />
      {listing.topics.length > 0 ? (
        <ul className={classes.topics} aria-label={t('exchange.topics')}>
          {listing.topics.map((topic) => (
            <li key={topic}>#{topic}</li>
          ))}
        </ul>
      ) : null}
      <footer className={classes.footer} data-live={isLive || undefined}>
        {showOwner ? (
          <span className={classes.owner}>
            <Mark tenant={listing.owner} size="xs" />
            {listing.owner.name}
          </span>
        ) : (
          <span className={classes.owner}>
            {isLive ? (
              <CrossingBadge>{t('exchange.publishedTo', { name: listing.audience.name })}</CrossingBadge>
            ) : (
              <span className={classes.quiet}>{listing.audience.name}</span>
            )}
          </span>
        )}
        {actions}
      </footer>
    </Card>
  )
}
