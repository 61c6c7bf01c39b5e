import { useEffect, useState } from 'react'
import { Button, Skeleton, Textarea } from '@mantine/core'
import { IconCircleCheck, IconClockOff, IconMapQuestion } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { problemOf, refused, type Problem } from '@/app/problem'
import { request } from '@/app/session'
import { graphql, readFragment } from '@/gql'
import type { SupervisorDecision, SupervisorFactsFragment } from '@/gql/graphql'
import { Card } from '@/ui/Card'
import { EmptyState } from '@/ui/EmptyState'
import { ErrorNote } from '@/ui/ErrorNote'
import { LanguageSwitch } from '@/ui/LanguageSwitch'
import { PageHeader } from '@/ui/PageHeader'
import { RichText } from '@/ui/RichText'
import form from '@/ui/Form.module.css'
import classes from './SupervisorPage.module.css'

const SupervisorFacts = graphql(`
  fragment SupervisorFacts on SupervisorRequest {
    state communityName supervisorName sentTo mode expiresAt applicantName applicantDepartment programmeTitle wish decision decidedAt
  }
`)
const OpenRequest = graphql(`
  query SupervisorRequest($secret: String!) { supervisorRequest(secret: $secret) { ...SupervisorFacts } }
`)
const AnswerRequest = graphql(`
  mutation AnswerSupervisorRequest($input: AnswerSupervisorRequestInput!) {
    answerSupervisorRequest(input: $input) {
      __typename
      ... on SupervisorRequest { ...SupervisorFacts }
      ... on SupervisorLinkClosed { message request { ...SupervisorFacts } }
    }
  }
`)
const route = getRouteApi('/supervisor/$secret')

/** One application, for a supervisor without an account. */
export function SupervisorPage() {
  const { t, i18n } = useTranslation()
  const { secret } = route.useParams()
  const [facts, setFacts] = useState<SupervisorFactsFragment | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState<SupervisorDecision | null>(null)
  const [comment, setComment] = useState('')
  const [commentError, setCommentError] = useState<string | null>(null)

  useEffect(() => {
    let left = false
    request(OpenRequest, { secret })
      .then((answer) => left || setFacts(readFragment(SupervisorFacts, answer.supervisorRequest)))
      .catch((error: unknown) => left || setProblem(problemOf(error)))
    return () => {
      left = true
    }
  }, [secret, i18n.language])

  const answer = async (decision: SupervisorDecision) => {
    if ((decision === 'RETURNED' || decision === 'REJECTED') && comment.trim() === '') {
      setCommentError(t('supervisor.commentMissing'))
      return
    }
    setBusy(decision)
    setProblem(null)
    try {
      const { answerSupervisorRequest: result } = await request(AnswerRequest, { input: { secret, decision, comment: comment.trim() || null } })
      if (result.__typename === 'SupervisorLinkClosed') {
        setProblem(refused(result))
        setFacts(readFragment(SupervisorFacts, result.request))
      } else setFacts(readFragment(SupervisorFacts, result))
    } catch (error) {
      setProblem(problemOf(error))
    } finally {
      setBusy(null)
    }
  }

  return (
    <main className={classes.page}>
      {problem?.code === 'NOT_FOUND' ? (
        <EmptyState isPage icon={<IconMapQuestion />} title={t('supervisor.unknown')}>
          {t('supervisor.unknownText')}
        </EmptyState>
      ) : facts === null ? (
        <>
          <ErrorNote problem={problem} />
          <div role="status" aria-busy="true" aria-label={t('state.loading')}>
            <Skeleton height={28} width="70%" />
            <Skeleton height={160} mt={20} />
          </div>
        </>
      ) : (
        <Request facts={facts}>
          <ErrorNote problem={problem} />
          {facts.state === 'OPEN' ? (
            <div className={form.form}>
              <Textarea
                label={t('supervisor.comment')}
                description={t(`supervisor.commentHint.${facts.mode}`)}
                autosize
                minRows={3}
                maxLength={1000}
                value={comment}
                error={commentError}
                onChange={({ currentTarget }) => {
                  setComment(currentTarget.value)
                  setCommentError(null)
                }}
              />
              <div className={classes.buttons}>
                {(facts.mode === 'INFORM' ? (['ACKNOWLEDGED'] as const) : (['APPROVED', 'RETURNED', 'REJECTED'] as const)).map((decision, first) => (
                  <Button key={decision} size="md" variant={first === 0 ? 'filled' : 'default'} loading={busy === decision} disabled={busy !== null} onClick={() => void answer(decision)}>
                    {t(`supervisor.decide.${decision}`)}
                  </Button>
                ))}
              </div>
            </div>
          ) : null}
        </Request>
      )}
      <footer className={classes.footer}>
        <LanguageSwitch />
      </footer>
    </main>
  )
}

function Request({ facts, children }: { facts: SupervisorFactsFragment; children: React.ReactNode }) {
  const { t } = useTranslation()
  const format = useFormat()
  const isReadable = facts.state === 'OPEN' || facts.state === 'ANSWERED'
  return (
    <>
      <PageHeader
        title={isReadable ? t('supervisor.title', { name: facts.applicantName }) : t(`supervisor.over.${facts.state === 'EXPIRED' ? 'EXPIRED' : 'REPLACED'}`)}
        lead={facts.communityName}
      />
      <p className={classes.for}>{t('supervisor.for', { name: facts.supervisorName, address: facts.sentTo })}</p>
      {facts.decision ? (
        <Card tone="celebration" as="div" role="status">
          <p className={classes.decided}>
            <IconCircleCheck size={24} aria-hidden />
            <strong>{t(`supervisor.decided.${facts.decision}`)}</strong>
          </p>
          {facts.decidedAt ? <p className={classes.small}>{t('supervisor.decidedAt', { at: format.moment(facts.decidedAt) })}</p> : null}
        </Card>
      ) : null}
      {isReadable ? (
        <Card as="div">
          <dl className={classes.facts}>
            <dt>{t('supervisor.applicant')}</dt>
            <dd>{[facts.applicantName, facts.applicantDepartment].filter(Boolean).join(' · ')}</dd>
            <dt>{t('supervisor.programme')}</dt>
            <dd>{facts.programmeTitle}</dd>
            <dt>{t('supervisor.wish')}</dt>
            <dd>
              <RichText text={facts.wish ?? ''} />
            </dd>
          </dl>
          {facts.state === 'OPEN' ? <p className={classes.small}>{t(`supervisor.what.${facts.mode}`, { day: format.day(facts.expiresAt) })}</p> : null}
          {children}
        </Card>
      ) : (
        <Card as="div">
          <p className={classes.decided}>
            <IconClockOff size={24} aria-hidden />
            {t(`supervisor.overText.${facts.state === 'EXPIRED' ? 'EXPIRED' : 'REPLACED'}`, { name: facts.applicantName })}
          </p>
          {children}
        </Card>
      )}
    </>
  )
}
