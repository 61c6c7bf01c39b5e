import { useState } from 'react'
import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@apollo/client/react'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { problemOf, refused, type Problem } from '@/app/problem'
import { tell } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { BackLink } from '@/ui/BackLink'
import { ButtonLink } from '@/ui/ButtonLink'
import { Card } from '@/ui/Card'
import { ErrorNote } from '@/ui/ErrorNote'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { RichText } from '@/ui/RichText'
import { PageSkeleton } from '@/ui/Skeletons'
import detail from '@/ui/Detail.module.css'
import form from '@/ui/Form.module.css'
import { ReclaimSeat } from './ReclaimSeat'
import { StateTag } from './StateTag'
import { WithdrawApplication } from './WithdrawApplication'

const ApplicationQuery = graphql(`
  query SeatApplication($id: ID!) {
    server { isDemo }
    seatApplication(id: $id) {
      id state wish supervisorName supervisorEmail supervisorStep supervisorComment supervisorAnsweredAt submittedAt waitlistPosition programmeTitle
      member { id displayName department }
    }
  }
`)
const Resend = graphql(`
  mutation ResendSupervisorLink($input: ResendSupervisorLinkInput!) {
    resendSupervisorLink(input: $input) { ... on SeatApplication { id state supervisorStep } ... on Refusal { message code } }
  }
`)
const route = getRouteApi('/c/$tenant/learning/applications/$id')

/** One application: what it says, how it stands and what the supervisor answered. */
export function ApplicationPage() {
  const { t } = useTranslation()
  const format = useFormat()
  const { member, can } = useViewer()
  const { tenant, id } = route.useParams()
  const query = useQuery(ApplicationQuery, { variables: { id } })
  const [problem, setProblem] = useState<Problem | null>(null)
  const [resend, resending] = useMutation(Resend)
  const attempt = async (send: () => Promise<{ __typename: string; message?: string } | undefined>, done: string) => {
    setProblem(null)
    try {
      const result = await send()
      if (result?.__typename === 'SeatApplication') tell(done)
      else if (result?.message) setProblem(refused({ message: result.message }))
    } catch (error) {
      setProblem(problemOf(error))
    }
  }
  const input = { applicationId: id }
  return (
    <div style={{ maxWidth: 760 }}>
      <Loaded query={query} skeleton={<PageSkeleton />}>
        {({ seatApplication: one, server }) => {
          const isMine = one.member.id === member.id
          return (
            <>
              <PageHeader
                title={one.programmeTitle}
                lead={isMine ? t('learning.myApplication') : t('learning.applicationOf', { name: one.member.displayName })}
                above={
                  <BackLink to={isMine || !can('learning:manage') ? '/c/$tenant/learning' : '/c/$tenant/learning/applications'} params={{ tenant }}>
                    {isMine ? t('learning.title') : t('learning.tab.applications')}
                  </BackLink>
                }
              />
              <ErrorNote problem={problem} />
              <Card tone={one.state === 'SEAT_GRANTED' ? 'celebration' : 'plain'}>
                <p className={detail.badges}>
                  <StateTag state={one.state} position={one.waitlistPosition ?? null} />
                  {one.submittedAt ? <span className={detail.hint}>{t('learning.submittedAt', { at: format.moment(one.submittedAt) })}</span> : null}
                </p>
                <p>{t(`learning.stateText.${one.state}`)}</p>
                <div className={detail.text}>
                  <h2 className={detail.sideTitle}>{t('learning.wish')}</h2>
                  <RichText text={one.wish} />
                </div>
                <div className={detail.text}>
                  <h2 className={detail.sideTitle}>{t('learning.supervisor')}</h2>
                  <p>
                    {one.supervisorName} <span className={detail.hint}>{one.supervisorEmail}</span>
                  </p>
                  {one.supervisorStep ? <p>{t(`learning.step.${one.supervisorStep}`)}</p> : null}
                  {one.supervisorAnsweredAt ? <p className={detail.hint}>{format.moment(one.supervisorAnsweredAt)}</p> : null}
                  {one.supervisorComment ? <RichText text={one.supervisorComment} /> : null}
                  {server.isDemo && one.submittedAt && !one.supervisorAnsweredAt ? (
                    <p className={detail.hint}>
                      <a href={`/outside-mail/${tenant}`} target="_blank" rel="noreferrer">
                        {t('learning.demoMail')}
                      </a>
                    </p>
                  ) : null}
                </div>
                {isMine ? (
                  <div className={form.buttons} style={{ marginTop: 20 }}>
                    {one.state === 'DRAFT' || one.state === 'RETURNED' ? (
                      <ButtonLink to="/c/$tenant/learning" params={{ tenant }}>
                        {t('learning.goOn')}
                      </ButtonLink>
                    ) : null}
                    {one.state === 'SUBMITTED' && !one.supervisorAnsweredAt ? (
                      <Button variant="default" loading={resending.loading} onClick={() => void attempt(async () => (await resend({ variables: { input } })).data?.resendSupervisorLink, t('learning.resent'))}>
                        {t('learning.resend')}
                      </Button>
                    ) : null}
                    <WithdrawApplication application={one} />
                  </div>
                ) : null}
                <ReclaimSeat application={one} />
              </Card>
            </>
          )
        }}
      </Loaded>
    </div>
  )
}
