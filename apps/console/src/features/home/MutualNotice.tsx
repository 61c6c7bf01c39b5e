import { useTranslation } from 'react-i18next'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { ButtonLink } from '@/ui/ButtonLink'
import { CelebrationCard } from '@/ui/Card'
import { CrossingBadge, CrossingPair } from '@/ui/Crossing'
import { Mark } from '@/ui/Mark'
import classes from './MutualNotice.module.css'

const MutualNoticeProposal = graphql(`
  fragment MutualNotice on Proposal { id title state partner { id name ...MarkTenant } collaboration { id state } }
`)

/** Both sides said yes: worth a gold edge until the work has begun. */
export function MutualNotice({ proposal }: { proposal: FragmentType<typeof MutualNoticeProposal> }) {
  const { t } = useTranslation()
  const { slug, tenant } = useViewer()
  const { title, state, partner, collaboration } = readFragment(MutualNoticeProposal, proposal)
  const isFresh = state === 'MUTUAL' || (state === 'COLLABORATION' && collaboration?.state === 'INTRODUCED')
  if (!isFresh) return null
  return (
    <CelebrationCard as="article" aria-label={title} className={classes.notice}>
      <CrossingPair from={<Mark tenant={tenant} />} to={<Mark tenant={partner} />} />
      <div className={classes.words}>
        <p className={classes.meta}>
          <CrossingBadge /> {t('proposals.mutual')}
        </p>
        <h2 className={classes.title}>{title}</h2>
      </div>
      {collaboration ? (
        <ButtonLink color="cross" to="/c/$tenant/collaborations/$id" params={{ tenant: slug, id: collaboration.id }}>
          {t('proposals.openCollaboration')}
        </ButtonLink>
      ) : (
        <ButtonLink color="cross" to="/c/$tenant/proposals" params={{ tenant: slug }}>
          {t('proposals.openProposal')}
        </ButtonLink>
      )}
    </CelebrationCard>
  )
}
