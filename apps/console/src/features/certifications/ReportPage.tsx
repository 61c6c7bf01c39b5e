import { useMutation, useQuery } from '@apollo/client/react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { tell } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { BackLink } from '@/ui/BackLink'
import { ButtonLink } from '@/ui/ButtonLink'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { PageSkeleton } from '@/ui/Skeletons'
import { Decide } from './Decide'
import { ReportCard } from './ReportCard'
import { ReportForm } from './ReportForm'
import { StoryForm } from './StoryForm'
import classes from './Report.module.css'

const ReportQuery = graphql(`
  query PassReport($id: ID!) {
    passReport(id: $id) {
      id
      state
      result
      examOn
      studyHours
      whatWorked
      isShared
      showsAttempt
      viewerCanChange
      viewerCanVerify
      evidence { id name }
      member { id displayName }
      certification { id name }
      celebration { id }
      story { id }
      storyTemplate { title text }
      ...ReportCard
      ...DecideReport
    }
  }
`)
const ChangePassReport = graphql(`
  mutation ChangePassReport($input: ChangePassReportInput!) {
    changePassReport(input: $input) {
      ... on PassReport { id state viewerCanChange ...ReportCard certification { id viewerReport { id state result } } }
      ... on Refusal { message code }
    }
  }
`)
const route = getRouteApi('/c/$tenant/certifications/reports/$id')

/** One report: what becomes of it, and what its reporter or an operator can do next. */
export function ReportPage() {
  const { t } = useTranslation()
  const { slug, member } = useViewer()
  const { id } = route.useParams()
  const navigate = useNavigate()
  const query = useQuery(ReportQuery, { variables: { id } })
  const [change] = useMutation(ChangePassReport, { update: (cache) => void cache.evict({ fieldName: 'waitingPassReports' }) })
  const params = { tenant: slug }
  return (
    <Loaded query={query} skeleton={<PageSkeleton />}>
      {({ passReport: report }) => {
        const isMine = report.member.id === member.id
        const post = report.story ?? report.celebration
        return (
          <>
            <PageHeader
              title={report.certification.name}
              lead={isMine ? t('certifications.myReport') : t('certifications.reportOf', { name: report.member.displayName })}
              above={
                <BackLink to={isMine ? '/c/$tenant/certifications/reports' : '/c/$tenant/certifications/waiting'} params={params}>
                  {t(isMine ? 'certifications.mine' : 'certifications.waiting')}
                </BackLink>
              }
            />
            <div className={classes.stack}>
              <ReportCard
                report={report}
                isPage
                showsMember={!isMine}
                actions={
                  report.viewerCanVerify ? (
                    <Decide report={report} />
                  ) : post ? (
                    <ButtonLink variant="default" to="/c/$tenant/posts/$id" params={{ ...params, id: post.id }}>
                      {t(report.story ? 'certifications.readStory' : 'certifications.toCelebration')}
                    </ButtonLink>
                  ) : null
                }
              />
              {report.viewerCanChange ? (
                <ReportForm
                  key={report.id}
                  draft={`${slug}.pass.${report.id}`}
                  certifications={[]}
                  evidence={report.evidence}
                  initial={{
                    certificationId: report.certification.id,
                    result: report.result,
                    examOn: report.examOn,
                    studyHours: report.studyHours ?? '',
                    whatWorked: report.whatWorked ?? '',
                    sharing: report.isShared ? 'everyone' : 'operators',
                    showsAttempt: report.showsAttempt,
                  }}
                  onSend={async ({ certificationId: _certification, ...input }) => {
                    const { data } = await change({ variables: { input: { ...input, passReportId: report.id } } })
                    const changed = data?.changePassReport
                    if (changed?.__typename !== 'PassReport') return changed
                    tell(t(changed.state === 'SUBMITTED' ? 'certifications.submitted' : 'certifications.kept'))
                    await navigate({ to: '/c/$tenant/certifications/reports', params })
                    return undefined
                  }}
                />
              ) : null}
              {isMine && report.state === 'VERIFIED' && !report.story ? <StoryForm reportId={report.id} template={report.storyTemplate} /> : null}
            </div>
          </>
        )
      }}
    </Loaded>
  )
}
