import { useState } from 'react'
import { Button, Checkbox, NativeSelect } from '@mantine/core'
import { useMutation, useQuery } from '@apollo/client/react'
import { IconInbox } from '@tabler/icons-react'
import { Link, getRouteApi, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { applicationViews } from '@/app/choices'
import { useFormat } from '@/app/format'
import { problemOf, refused, type Problem } from '@/app/problem'
import { tell } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { ButtonLink } from '@/ui/ButtonLink'
import type { SeatApplicationState } from '@/gql/graphql'
import { Card } from '@/ui/Card'
import { EmptyState } from '@/ui/EmptyState'
import { ErrorNote } from '@/ui/ErrorNote'
import { LoadMore } from '@/ui/LoadMore'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { ListSkeleton } from '@/ui/Skeletons'
import { Tag } from '@/ui/Tag'
import form from '@/ui/Form.module.css'
import { LearningTabs } from './LearningTabs'
import { StateTag } from './StateTag'
import classes from './Learning.module.css'

const ApplicationsQuery = graphql(`
  query SeatApplications($filter: SeatApplicationFilter, $after: String) {
    programmes(first: 50) { nodes { id title applicationCount allotment { licenceYear seatCount takenCount } } }
    seatApplications(filter: $filter, first: 50, after: $after) {
      edges { node { id state wish submittedAt supervisorStep waitlistPosition programmeTitle member { id displayName department } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
const Select = graphql(`
  mutation SelectSeatApplications($input: SelectSeatApplicationsInput!) { selectSeatApplications(input: $input) { ... on ChosenApplications { applications { id state waitlistPosition } } ... on Refusal { message code } } }
`)
const Waitlist = graphql(`
  mutation WaitlistSeatApplications($input: WaitlistSeatApplicationsInput!) { waitlistSeatApplications(input: $input) { ... on ChosenApplications { applications { id state waitlistPosition } } ... on Refusal { message code } } }
`)
const Grant = graphql(`
  mutation GrantSelectedSeats($input: GrantSelectedSeatsInput!) { grantSelectedSeats(input: $input) { ... on ChosenApplications { applications { id state waitlistPosition } } ... on Refusal { message code } } }
`)
const route = getRouteApi('/c/$tenant/learning/applications')
/** States in which a coordinator has something to decide. */
const decidable: readonly SeatApplicationState[] = ['SUBMITTED', 'WAITLISTED', 'SELECTED']

/** Who wants to learn what, and for whom there is a seat. */
export function ApplicationsPage() {
  const { t } = useTranslation()
  const format = useFormat()
  const { slug } = useViewer()
  const navigate = useNavigate()
  const { state = 'SUBMITTED', programme } = route.useSearch()
  const query = useQuery(ApplicationsQuery, { variables: { filter: { state: state === 'ALL' ? null : state, programmeId: programme ?? null } } })
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [problem, setProblem] = useState<Problem | null>(null)
  const again = { refetchQueries: [ApplicationsQuery] }
  const [select, selecting] = useMutation(Select, again)
  const [waitlist, waiting] = useMutation(Waitlist, again)
  const [grant, granting] = useMutation(Grant, again)
  const busy = selecting.loading || waiting.loading || granting.loading

  const look = (search: { state?: typeof state; programme?: string | undefined }) => {
    setChosen([])
    void navigate({ to: '/c/$tenant/learning/applications', params: { tenant: slug }, search: { state, programme, ...search } })
  }
  const decide = async (send: (input: { applicationIds: string[] }) => Promise<{ __typename: string; message?: string } | undefined>) => {
    setProblem(null)
    try {
      const result = await send({ applicationIds: [...chosen] })
      if (result?.__typename === 'ChosenApplications') {
        tell(t('learning.decided', { count: chosen.length }))
        setChosen([])
      } else if (result?.message) setProblem(refused({ message: result.message }))
    } catch (error) {
      setProblem(problemOf(error))
    }
  }
  return (
    <>
      <PageHeader
        title={t('learning.tab.applications')}
        lead={t('learning.applicationsLead')}
        actions={
          <>
            <ButtonLink to="/c/$tenant/learning/seats" params={{ tenant: slug }} variant="default">
              {t('learning.ownSeats')}
            </ButtonLink>
            <ButtonLink to="/c/$tenant/learning/paths/new" params={{ tenant: slug }} variant="default">
              {t('learning.newPath')}
            </ButtonLink>
            <ButtonLink to="/c/$tenant/learning/programmes/new" params={{ tenant: slug }}>
              {t('learning.newProgramme')}
            </ButtonLink>
          </>
        }
      />
      <LearningTabs />
      <Loaded query={query} skeleton={<ListSkeleton />}>
        {({ programmes, seatApplications }) => {
          const allotment = programmes.nodes.find((one) => one.id === programme)?.allotment ?? programmes.nodes[0]?.allotment
          const chosenStates = seatApplications.edges.flatMap(({ node }) => (chosen.includes(node.id) ? [node.state] : []))
          const allAre = (...states: string[]) => chosenStates.every((one) => states.includes(one))
          return (
            <div className={classes.stack}>
              {allotment ? (
                <Card as="div">
                  <dl className={classes.seats}>
                    {(['seats', 'taken', 'free'] as const).map((name) => (
                      <div key={name} className={classes.figure}>
                        <dt>{t(`learning.seatFigure.${name}`, { year: allotment.licenceYear })}</dt>
                        <dd>{{ seats: allotment.seatCount, taken: allotment.takenCount, free: allotment.seatCount - allotment.takenCount }[name]}</dd>
                      </div>
                    ))}
                  </dl>
                </Card>
              ) : null}
              <div className={form.pair}>
                <NativeSelect
                  label={t('learning.programme')}
                  value={programme ?? ''}
                  onChange={({ currentTarget }) => look({ programme: currentTarget.value || undefined })}
                  data={[{ value: '', label: t('learning.allProgrammes') }, ...programmes.nodes.map(({ id, title }) => ({ value: id, label: title }))]}
                />
                <NativeSelect
                  label={t('learning.stateLabel')}
                  value={state}
                  onChange={({ currentTarget }) => look({ state: applicationViews.find((one) => one === currentTarget.value) ?? 'SUBMITTED' })}
                  data={applicationViews.map((value) => ({ value, label: value === 'ALL' ? t('learning.allStates') : t(`learning.state.${value}`) }))}
                />
              </div>
              <ErrorNote problem={problem} />
              {seatApplications.edges.length === 0 ? (
                <EmptyState icon={<IconInbox />} title={t('learning.noApplications')}>
                  {t('learning.noApplicationsText')}
                </EmptyState>
              ) : (
                <Card aria-label={t('learning.tab.applications')}>
                  <ul className={classes.rows}>
                    {seatApplications.edges.map(({ node }) => (
                      <li key={node.id} className={classes.row}>
                        <Checkbox
                          aria-label={t('learning.chooseOne', { name: node.member.displayName })}
                          disabled={!decidable.includes(node.state)}
                          checked={chosen.includes(node.id)}
                          onChange={({ currentTarget }) => setChosen(currentTarget.checked ? [...chosen, node.id] : chosen.filter((id) => id !== node.id))}
                        />
                        <p className={classes.who}>
                          <Link to="/c/$tenant/learning/applications/$id" params={{ tenant: slug, id: node.id }}>
                            {node.member.displayName}
                          </Link>
                          <span className={classes.small}>{node.member.department}</span>
                          <StateTag state={node.state} position={node.waitlistPosition ?? null} />
                          {node.supervisorStep ? <Tag tone={node.supervisorStep === 'ASKED' ? 'notice' : 'plain'}>{t(`learning.stepShort.${node.supervisorStep}`)}</Tag> : null}
                        </p>
                        <p className={classes.of}>
                          {[node.programmeTitle, node.submittedAt ? t('learning.submittedAt', { at: format.day(node.submittedAt) }) : null].filter(Boolean).join(' · ')}
                        </p>
                        <p className={classes.wish}>{node.wish}</p>
                      </li>
                    ))}
                  </ul>
                  <LoadMore page={seatApplications.pageInfo} fetchMore={query.fetchMore} />
                </Card>
              )}
              {chosen.length > 0 ? (
                <div className={classes.deck} role="group" aria-label={t('learning.decision')}>
                  <strong>{t('learning.chosen', { count: chosen.length })}</strong>
                  {allAre('SUBMITTED', 'WAITLISTED') ? (
                    <Button size="sm" loading={busy} onClick={() => void decide(async (input) => (await select({ variables: { input } })).data?.selectSeatApplications)}>
                      {t('learning.select')}
                    </Button>
                  ) : null}
                  {allAre('SUBMITTED') ? (
                    <Button size="sm" variant="default" loading={busy} onClick={() => void decide(async (input) => (await waitlist({ variables: { input } })).data?.waitlistSeatApplications)}>
                      {t('learning.toWaitlist')}
                    </Button>
                  ) : null}
                  {allAre('SUBMITTED', 'WAITLISTED') || allAre('SELECTED') ? null : <span>{t('learning.mixedStates')}</span>}
                  {allAre('SELECTED') ? (
                    <Button size="sm" loading={busy} onClick={() => void decide(async (input) => (await grant({ variables: { input } })).data?.grantSelectedSeats)}>
                      {t('learning.grant')}
                    </Button>
                  ) : null}
                </div>
              ) : null}
            </div>
          )
        }}
      </Loaded>
    </>
  )
}
