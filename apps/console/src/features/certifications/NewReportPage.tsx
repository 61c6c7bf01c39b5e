import { useMutation, useQuery } from '@apollo/client/react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { tell } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { BackLink } from '@/ui/BackLink'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { PageSkeleton } from '@/ui/Skeletons'
import { ReportForm, newReport } from './ReportForm'

const ChoicesQuery = graphql(`
  query CertificationChoices { certifications(first: 100) { edges { node { id name } } pageInfo { hasNextPage endCursor } } }
`)
const ReportPass = graphql(`
  mutation ReportPass($input: ReportPassInput!) {
    reportPass(input: $input) {
      ... on PassReport { id state certification { id viewerReport { id state result } } }
      ... on Refusal { message code }
    }
  }
`)
const route = getRouteApi('/c/$tenant/certifications/report')

export function NewReportPage() {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const { certification } = route.useSearch()
  const navigate = useNavigate()
  const query = useQuery(ChoicesQuery)
  const [report] = useMutation(ReportPass, {
    update: (cache) => {
      cache.evict({ fieldName: 'passReports' })
      cache.evict({ fieldName: 'waitingPassReports' })
    },
  })
  const params = { tenant: slug }
  return (
    <div style={{ maxWidth: 720 }}>
      <PageHeader
        title={t('certifications.report')}
        lead={t('certifications.reportLead')}
        above={
          <BackLink to="/c/$tenant/certifications" params={params}>
            {t('certifications.title')}
          </BackLink>
        }
      />
      <Loaded query={query} skeleton={<PageSkeleton />}>
        {({ certifications }) => (
          <ReportForm
            draft={`${slug}.pass`}
            initial={newReport(certification ?? '')}
            certifications={certifications.edges.map(({ node }) => node)}
            onSend={async (input, idempotencyKey) => {
              const { data } = await report({ variables: { input: { ...input, idempotencyKey } } })
              const made = data?.reportPass
              if (made?.__typename !== 'PassReport') return made
              tell(t(made.state === 'SUBMITTED' ? 'certifications.submitted' : 'certifications.kept'))
              await navigate({ to: '/c/$tenant/certifications/reports', params })
              return undefined
            }}
          />
        )}
      </Loaded>
    </div>
  )
}
