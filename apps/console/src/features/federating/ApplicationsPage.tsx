import { useState } from 'react'
import { Button, Textarea } from '@mantine/core'
import { useMutation, useQuery } from '@apollo/client/react'
import { IconDoorEnter } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { problemOf, refused, type Problem } from '@/app/problem'
import { tell } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment, type FragmentType } from '@/gql'
import type { ApplicationDecision } from '@/gql/graphql'
import { Card } from '@/ui/Card'
import { EmptyState } from '@/ui/EmptyState'
import { ErrorNote } from '@/ui/ErrorNote'
import { List } from '@/ui/List'
import { LoadMore } from '@/ui/LoadMore'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { ListSkeleton } from '@/ui/Skeletons'
import { Tag } from '@/ui/Tag'
import classes from './Federating.module.css'

const ApplicationCardApplication = graphql(`
  fragment ApplicationCard on Application {
    id state applicantName applicantRole communityName communityKind isExternal memberCount activity recognition membership note exception appliedAt changedAt
    reviewer { id displayName }
  }
`)
const ApplicationsQuery = graphql(`
  query Applications($after: String) {
    applications(first: 20, after: $after) {
      edges { node { id ...ApplicationCard } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
const Screen = graphql(`
  mutation ScreenApplication($input: ScreenApplicationInput!) {
    screenApplication(input: $input) { __typename ... on Application { id ...ApplicationCard } ... on Refusal { message code } }
  }
`)
const Decide = graphql(`
  mutation DecideApplication($input: DecideApplicationInput!) {
    decideApplication(input: $input) { __typename ... on Application { id ...ApplicationCard } ... on Refusal { message code } }
  }
`)

/** Who wishes to take part in this federation, for its approvers. */
export function ApplicationsPage() {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const query = useQuery(ApplicationsQuery)
  return (
    <>
      <PageHeader title={t('applications.title')} lead={<>{t('applications.lead')} <Door slug={slug} /></>} />
      <Loaded query={query} skeleton={<ListSkeleton rows={3} />}>
        {({ applications }) =>
          applications.edges.length === 0 ? (
            <EmptyState icon={<IconDoorEnter />} title={t('applications.empty')}>
              {t('applications.emptyText')}
            </EmptyState>
          ) : (
            <List label={t('applications.title')}>
              {applications.edges.map(({ node }) => (
                <ApplicationCard key={node.id} application={node} />
              ))}
              <LoadMore page={applications.pageInfo} fetchMore={query.fetchMore} />
            </List>
          )
        }
      </Loaded>
    </>
  )
}

/** Where others apply, in full, so that it can be passed on. */
function Door({ slug }: { slug: string }) {
  return (
    <Link to="/apply/$federation" params={{ federation: slug }} style={{ overflowWrap: 'anywhere' }}>
      {`${location.origin}/apply/${slug}`}
    </Link>
  )
}

function ApplicationCard({ application: given }: { application: FragmentType<typeof ApplicationCardApplication> }) {
  const { t } = useTranslation()
  const format = useFormat()
  const application = readFragment(ApplicationCardApplication, given)
  const { id, state, communityName, note } = application
  const isOpen = ['APPLIED', 'SCREENING', 'CONDITIONAL'].includes(state)
  return (
    <Card as="article" aria-labelledby={`application-${id}`}>
      <div className={classes.head}>
        <h2 id={`application-${id}`} className={classes.title}>
          {communityName}
        </h2>
        <Tag tone={state === 'APPROVED' ? 'good' : isOpen ? 'accent' : 'plain'}>{t(`applications.state.${state}`)}</Tag>
        <Tag>{t(`kind.${application.communityKind}`)}</Tag>
        {application.isExternal ? <Tag>{t('applications.external')}</Tag> : null}
        {application.exception ? <Tag tone="notice">{t(`applications.exception.${application.exception}`)}</Tag> : null}
      </div>
      <p className={classes.quiet}>
        {t('applications.by', { name: application.applicantName, role: application.applicantRole })} · {format.moment(application.appliedAt)}
      </p>
      <dl className={classes.facts}>
        <dt>{t('apply.memberCount')}</dt>
        <dd>{t('frame.members', { number: format.number(application.memberCount) })}</dd>
        <dt>{t('apply.recognition')}</dt>
        <dd>{t(`applications.recognition.${application.recognition}`)}</dd>
        <dt>{t('apply.activity')}</dt>
        <dd>{application.activity}</dd>
        <dt>{t('apply.membership')}</dt>
        <dd>{application.membership}</dd>
      </dl>
      {note ? <p className={classes.note}>{note}</p> : null}
      {application.reviewer ? <p className={classes.quiet}>{t('applications.decidedBy', { name: application.reviewer.displayName, moment: format.moment(application.changedAt) })}</p> : null}
      {isOpen ? <Review id={id} name={communityName} isNew={state === 'APPLIED'} /> : null}
    </Card>
  )
}

function Review({ id, name, isNew }: { id: string; name: string; isNew: boolean }) {
  const { t } = useTranslation()
  const [note, setNote] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const [screen, screening] = useMutation(Screen)
  const [decide, deciding] = useMutation(Decide)
  const make = async (decision: ApplicationDecision) => {
    setProblem(null)
    try {
      const { data } = await decide({ variables: { input: { applicationId: id, decision, note: note.trim() || null } } })
      const result = data?.decideApplication
      if (result?.__typename === 'Application') tell(t(`applications.done.${decision}`, { name }))
      else if (result) setProblem(refused(result))
    } catch (error) {
      setProblem(problemOf(error))
    }
  }
  const aboutNote = problem?.field === 'note' ? problem.message : null
  return (
    <div style={{ marginTop: 14 }}>
      <ErrorNote problem={aboutNote ? null : problem} />
      <Textarea
        label={t('applications.note')}
        aria-label={t('applications.noteFor', { name })}
        description={t('applications.noteHint')}
        autosize
        minRows={2}
        value={note}
        error={aboutNote}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      <div className={classes.buttons}>
        <Button loading={deciding.loading} onClick={() => void make('APPROVE')} aria-label={t('applications.approveNamed', { name })}>
          {t('applications.approve')}
        </Button>
        <Button variant="default" onClick={() => void make('CONDITION')}>
          {t('applications.condition')}
        </Button>
        <Button variant="default" onClick={() => void make('REJECT')}>
          {t('applications.reject')}
        </Button>
        {isNew ? (
          <Button variant="subtle" loading={screening.loading} onClick={() => void screen({ variables: { input: { applicationId: id } } }).catch((error) => setProblem(problemOf(error)))}>
            {t('applications.screen')}
          </Button>
        ) : null}
      </div>
    </div>
  )
}
