import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ListingCard } from '@/features/exchange/ListingCard'
import { useViewer } from '@/features/frame/viewer'
import type { FragmentType } from '@/gql'
import type { ListingCardFragmentDoc } from '@/gql/graphql'
import { List } from '@/ui/List'
import classes from './HomePage.module.css'

type Props = { listings: (FragmentType<typeof ListingCardFragmentDoc> & { id: string })[] }

/** The newest of the federation's board. */
export function BoardPreview({ listings }: Props) {
  const { t } = useTranslation()
  const { slug } = useViewer()
  if (listings.length === 0) return null
  return (
    <section aria-labelledby="board" className={classes.section}>
      <h2 id="board" className={classes.title}>
        {t('home.board')}
        <Link to="/c/$tenant/exchange" params={{ tenant: slug }} className={classes.all}>
          {t('home.allListings')}
        </Link>
      </h2>
      <List columns={2}>
        {listings.map((listing) => (
          <ListingCard key={listing.id} listing={listing} showOwner />
        ))}
      </List>
    </section>
  )
}
