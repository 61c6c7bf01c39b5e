import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@apollo/client/react'
import { IconBuildingBridge2 } from '@tabler/icons-react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { tell } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { BackLink } from '@/ui/BackLink'
import { EmptyState } from '@/ui/EmptyState'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { PageSkeleton } from '@/ui/Skeletons'
import { ListingForm } from './ListingForm'

const AudiencesQuery = graphql(`
  query ListingAudiences { listingAudiences { id name kind } }
`)
const PublishListing = graphql(`
  mutation PublishListing($input: PublishListingInput!) {
    publishListing(input: $input) {
      ... on Listing { id ...ListingCard }
      ... on Refusal { message code }
    }
  }
`)
const route = getRouteApi('/c/$tenant/exchange/new')

export function NewListingPage() {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const { direction } = route.useSearch()
  const navigate = useNavigate()
  const query = useQuery(AudiencesQuery)
  const [publish] = useMutation(PublishListing, { update: (cache) => void cache.evict({ fieldName: 'listings' }) })
  const toList = () => navigate({ to: '/c/$tenant/exchange', params: { tenant: slug } })
  return (
    <div style={{ maxWidth: 720 }}>
      <PageHeader
        title={t('exchange.publish')}
        lead={t('exchange.publishLead')}
        above={
          <BackLink to="/c/$tenant/exchange" params={{ tenant: slug }}>
            {t('exchange.title')}
          </BackLink>
        }
      />
      <Loaded query={query} skeleton={<PageSkeleton />}>
        {({ listingAudiences }) =>
          listingAudiences.length === 0 ? (
            <EmptyState
              icon={<IconBuildingBridge2 />}
              title={t('exchange.noFederation')}
              action={
                <Button variant="default" onClick={() => void toList()}>
                  {t('action.back')}
                </Button>
              }
            >
              {t('exchange.noFederationText')}
            </EmptyState>
          ) : (
            <ListingForm
              audiences={listingAudiences}
              direction={direction ?? 'NEED'}
              onSend={async (input) => {
                const { data } = await publish({ variables: { input } })
                const result = data?.publishListing
                if (result?.__typename !== 'Listing') return result
                tell(t('exchange.published'))
                await toList()
                return undefined
              }}
            />
          )
        }
      </Loaded>
    </div>
  )
}
