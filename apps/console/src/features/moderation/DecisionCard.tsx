import { useState, type ReactNode } from 'react'
import { Button, Modal } from '@mantine/core'
import { useMutation } from '@apollo/client/react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { tell } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { Card } from '@/ui/Card'
import { RichText } from '@/ui/RichText'
import { Tag } from '@/ui/Tag'
import { Ago } from '@/ui/Time'
import { ReasonForm } from './ReasonForm'
import { toneOf } from './choices'
import classes from './Moderation.module.css'

const DecisionCardDecision = graphql(`
  fragment DecisionCard on ModerationDecision {
    id action reason until decidedAt overturnedAt title post viewerCanAppeal viewerCanDecideAppeal
    member { id displayName }
    pseudonym { name }
    moderator { id displayName }
    appeal { words state answer }
  }
`)
const AppealDecision = graphql(`
  mutation AppealDecision($input: AppealDecisionInput!) { appealDecision(input: $input) { ... on ModerationDecision { id ...DecisionCard } ... on Refusal { message code } } }
`)
const DecideAppeal = graphql(`
  mutation DecideAppeal($input: DecideAppealInput!) { decideAppeal(input: $input) { ... on ModerationDecision { id ...DecisionCard } ... on Refusal { message code } } }
`)

/** A decision with its reason, as the one it is about and the moderators read it, and the second look at it. */
export function DecisionCard({ decision: given, actions }: { decision: FragmentType<typeof DecisionCardDecision>; actions?: ReactNode }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { slug, can, member } = useViewer()
  const [asking, setAsking] = useState<'appeal' | 'UPHELD' | 'OVERTURNED' | null>(null)
  const [appeal] = useMutation(AppealDecision)
  const [decide] = useMutation(DecideAppeal)
  const decision = readFragment(DecisionCardDecision, given)
  // About oneself it is headed by what was decided: one knows one's own name.
  const name = decision.title ?? (decision.member && decision.member.id !== member.id ? decision.member.displayName : '')
  const send = async (words: string) => {
    const result =
      asking === 'appeal'
        ? (await appeal({ variables: { input: { decisionId: decision.id, words } } })).data?.appealDecision
        : (await decide({ variables: { input: { decisionId: decision.id, overturns: asking === 'OVERTURNED', answer: words } } })).data?.decideAppeal
    if (result && 'message' in result) return result
    setAsking(null)
    tell(t(asking === 'appeal' ? 'moderation.appealed' : 'moderation.appealDecided'))
    return undefined
  }
  return (
    <Card as="article" aria-label={name ? t('moderation.named', { action: t(`moderation.action.${decision.action}`), name }) : t(`moderation.action.${decision.action}`)}>
      <header className={classes.head}>
        <div className={classes.words}>
          <h2 className={classes.title}>
            {decision.post ? (
              <Link to="/c/$tenant/posts/$id" params={{ tenant: slug, id: decision.post }} className={classes.link}>
                {name}
              </Link>
            ) : (
              name || t(`moderation.action.${decision.action}`)
            )}
          </h2>
          <p className={classes.facts}>
            {decision.pseudonym ? <span>{decision.pseudonym.name}</span> : null}
            <Ago at={decision.decidedAt} />
            {decision.until ? <span>{t('moderation.until', { at: format.moment(decision.until) })}</span> : null}
            {can('moderation:manage') && decision.moderator ? <span>{t('moderation.handledBy', { name: decision.moderator.displayName })}</span> : null}
          </p>
        </div>
        <span className={classes.tags}>
          <Tag tone={toneOf(decision.action)}>{t(`moderation.action.${decision.action}`)}</Tag>
          {decision.overturnedAt ? <Tag tone="good">{t('moderation.takenBack')}</Tag> : null}
        </span>
      </header>
      <div className={classes.reason}>
        <strong>{t('moderation.reason')}</strong>
        <RichText text={decision.reason ?? t('moderation.automatic')} />
      </div>
      {decision.pseudonym && (decision.action === 'SUSPEND' || decision.action === 'BAN') ? <p className={classes.promise}>{t('moderation.withoutNameOnly')}</p> : null}
      {decision.appeal ? (
        <div className={classes.second}>
          <strong>{t(`moderation.appealState.${decision.appeal.state}`)}</strong>
          <RichText text={decision.appeal.words} />
          {decision.appeal.answer ? <RichText text={t('moderation.answer', { words: decision.appeal.answer })} /> : null}
        </div>
      ) : null}
      {actions || decision.viewerCanAppeal || decision.viewerCanDecideAppeal ? (
        <footer className={classes.actions}>
          {actions}
          {decision.viewerCanAppeal ? (
            <Button size="sm" variant="default" onClick={() => setAsking('appeal')}>
              {t('moderation.appeal')}
            </Button>
          ) : null}
          {decision.viewerCanDecideAppeal ? (
            <>
              <Button size="sm" onClick={() => setAsking('OVERTURNED')}>{t('moderation.overturn')}</Button>
              <Button size="sm" variant="default" onClick={() => setAsking('UPHELD')}>{t('moderation.uphold')}</Button>
            </>
          ) : null}
        </footer>
      ) : null}
      <Modal opened={asking !== null} onClose={() => setAsking(null)} title={t(asking === 'appeal' ? 'moderation.appeal' : asking === 'UPHELD' ? 'moderation.uphold' : 'moderation.overturn')} closeButtonProps={{ 'aria-label': t('action.close') }}>
        <ReasonForm label={t(asking === 'appeal' ? 'moderation.appealWords' : 'moderation.answerWords')} hint={t(asking === 'appeal' ? 'moderation.appealHint' : 'moderation.answerHint')} submit={t('moderation.send')} send={send} onCancel={() => setAsking(null)} />
      </Modal>
    </Card>
  )
}
