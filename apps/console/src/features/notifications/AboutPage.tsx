import { useQuery } from '@apollo/client/react'
import { IconMapQuestion } from '@tabler/icons-react'
import { Navigate, getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { EmptyState } from '@/ui/EmptyState'
import { Loaded } from '@/ui/Loaded'
import { PageSkeleton } from '@/ui/Skeletons'

const AboutQuery = graphql(`
  query About($id: ID!) { node(id: $id) { id ... on ModerationDecision { viewerCanDecideAppeal } } }
`)
const route = getRouteApi('/c/$tenant/about/$id')

/** The page of whatever an id stands for: where a notification's link goes. */
export function AboutPage() {
  const { t } = useTranslation()
  const { tenant, id } = route.useParams()
  const query = useQuery(AboutQuery, { variables: { id } })
  return (
    <Loaded query={query} skeleton={<PageSkeleton />}>
      {({ node }) => {
        const here = { params: { tenant }, replace: true }
        const there = { params: { tenant, id }, replace: true }
        switch (node?.__typename) {
          case 'Post':
            return <Navigate to="/c/$tenant/posts/$id" {...there} />
          case 'Member':
            return <Navigate to="/c/$tenant/people/$id" {...there} />
          case 'ModerationCase':
            return <Navigate to="/c/$tenant/moderation/cases/$id" {...there} />
          case 'ModerationDecision':
            return <Navigate to={node.viewerCanDecideAppeal ? '/c/$tenant/moderation/appeals' : '/c/$tenant/me/decisions'} {...here} />
          case 'RulesVersion':
            return <Navigate to="/c/$tenant/rules" {...here} />
          case 'Space':
            return <Navigate to="/c/$tenant/spaces/$id" {...there} />
          case 'SpaceRequest':
            return <Navigate to="/c/$tenant/spaces" {...here} />
          case 'FaqEntry':
            return <Navigate to="/c/$tenant/faq" {...here} />
          case 'Unmasking':
            return <Navigate to="/c/$tenant/moderation/unmaskings" {...here} />
          case 'Event':
            return <Navigate to="/c/$tenant/events/$id" {...there} />
          case 'WishTheme':
            return <Navigate to="/c/$tenant/wishes/$id" {...there} />
          case 'DatePoll':
            return <Navigate to="/c/$tenant/polls/$id" {...there} />
          case 'EventProposal':
            return <Navigate to="/c/$tenant/events/proposals/$id" {...there} />
          case 'JointEvent':
            return <Navigate to="/c/$tenant/joint/$id" {...there} />
          case 'SeatApplication':
            return <Navigate to="/c/$tenant/learning/applications/$id" {...there} />
          case 'Programme':
            return <Navigate to="/c/$tenant/learning" {...here} />
          case 'Collaboration':
            return <Navigate to="/c/$tenant/collaborations/$id" {...there} />
          case 'PassReport':
            return <Navigate to="/c/$tenant/certifications/reports/$id" {...there} />
          case 'TodayItem':
            return <Navigate to="/c/$tenant/today" {...here} />
          case 'Proposal':
            return <Navigate to="/c/$tenant/proposals" {...here} />
          case 'AlumniClaim':
            return <Navigate to="/c/$tenant/alumni" {...here} />
          case 'Opportunity':
            return <Navigate to="/c/$tenant/opportunities" {...here} search={{}} />
          case 'Consultation':
            return <Navigate to="/c/$tenant/consultations/$id" {...there} />
          case 'Listing':
            return <Navigate to="/c/$tenant/exchange" {...here} />
          case 'LicencePool':
          case 'LicenceOffer':
            return <Navigate to="/c/$tenant/procurement/$id" {...there} />
          case 'Application':
            return <Navigate to="/c/$tenant/applications" {...here} />
          case 'Booking':
            return <Navigate to="/c/$tenant/bookings" {...here} />
          default:
            return (
              <EmptyState isPage icon={<IconMapQuestion />} title={t('missing.title')}>
                {t('missing.text')}
              </EmptyState>
            )
        }
      }}
    </Loaded>
  )
}
