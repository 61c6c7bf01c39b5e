import type { ReactNode } from 'react'
import { IconArrowsExchange, IconHeartHandshake } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { daysUntil, useFormat } from '@/app/format'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment, type FragmentType } from '@/gql'
import type { ProposalCardFragment, ReasonKind } from '@/gql/graphql'
import { ButtonLink } from '@/ui/ButtonLink'
import { Card } from '@/ui/Card'
import { BorderLine, CrossingBadge } from '@/ui/Crossing'
import { Mark } from '@/ui/Mark'
import { Tag } from '@/ui/Tag'
import { Answer } from './Answer'
import classes from './ProposalCard.module.css'

const ProposalCardProposal = graphql(`
  fragment ProposalCard on Proposal {
    id
    number
    title
    state
    viewerAnswer
    suggestedAt
    expiresAt
    reasons { kind text }
    federation { id name }
    partner { id name ...MarkTenant }
    collaboration { id }
    ...AnswerProposal
  }
`)
const facts = ['WHY_NOW', 'WHAT_IS_NEW', 'CAPACITY'] as const satisfies ReasonKind[]

export type Stage = 'open' | 'waiting' | 'mutual' | 'closed'
/** Where a proposal stands for my community. */
export function stageOf({ state, viewerAnswer }: Pick<ProposalCardFragment, 'state' | 'viewerAnswer'>): Stage {
  if (state === 'MUTUAL' || state === 'COLLABORATION') return 'mutual'
  if (state !== 'SUGGESTED' || viewerAnswer === 'DECLINED') return 'closed'
  return viewerAnswer === 'INTERESTED' ? 'waiting' : 'open'
}

export function ProposalCard({ proposal: given }: { proposal: FragmentType<typeof ProposalCardProposal> }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { slug, tenant, can } = useViewer()
  const proposal = readFragment(ProposalCardProposal, given)
  const stage = stageOf(proposal)
  const textsOf = (kind: ReasonKind) => proposal.reasons.filter((reason) => reason.kind === kind).map(({ text }) => text)
  const other = facts.map((kind) => ({ kind, texts: textsOf(kind) })).filter(({ texts }) => texts.length > 0)

  return (
    <Card
      as="article"
      tone={stage === 'mutual' ? 'celebration' : 'plain'}
      aria-labelledby={`proposal-${proposal.id}`}
      className={stage === 'closed' ? classes.closed : undefined}
    >
      <p className={classes.meta}>
        <CrossingBadge />
        <span>
          {t('proposals.number', { number: proposal.number })} · {t('proposals.asOf', { day: format.day(proposal.suggestedAt) })}
          {stage === 'open' || stage === 'waiting' ? ` · ${t('proposals.daysLeft', { count: daysUntil(proposal.expiresAt) })}` : ''}
        </span>
        {stage === 'mutual' ? (
          <Tag tone="gold">
            <IconHeartHandshake size={14} aria-hidden />
            {t('proposals.mutual')}
          </Tag>
        ) : null}
        {stage === 'closed' ? (
          <Tag>{proposal.viewerAnswer === 'DECLINED' ? t('proposals.youDeclined') : t(`proposals.state.${proposal.state}`)}</Tag>
        ) : null}
      </p>
      <h2 id={`proposal-${proposal.id}`} className={classes.title}>
        {proposal.title}
      </h2>
      {stage === 'closed' ? null : (
        <>
          <div className={classes.trade}>
            <Side label={t('proposals.youGive')} mark={<Mark tenant={tenant} size="sm" />} name={tenant.name} texts={textsOf('YOU_GIVE')} />
            <span className={classes.border} aria-hidden>
              <span>
                <IconArrowsExchange size={18} stroke={2} />
              </span>
            </span>
            <Side
              label={t('proposals.youGet')}
              mark={<Mark tenant={proposal.partner} size="sm" />}
              name={proposal.partner.name}
              texts={textsOf('YOU_GET')}
            />
          </div>
          <dl className={classes.facts}>
            {other.map(({ kind, texts }) => (
              <div key={kind}>
                <dt>{t(`proposals.reason.${kind}`)}</dt>
                {texts.map((text) => (
                  <dd key={text}>{text}</dd>
                ))}
              </div>
            ))}
          </dl>
        </>
      )}
      {stage === 'open' && can('proposals:answer') ? (
        <>
          <BorderLine />
          <Answer proposal={proposal} />
        </>
      ) : null}
      {stage === 'waiting' ? (
        <p className={classes.waiting} role="status">
          <strong>{t('proposals.youAreInterested')}</strong> {t('proposals.waiting')}
        </p>
      ) : null}
      {stage === 'mutual' ? (
        <div className={classes.mutual} role="status">
          <p>{t('proposals.mutualText', { name: proposal.partner.name })}</p>
          {proposal.collaboration ? (
            <ButtonLink
              color="cross"
              to="/c/$tenant/collaborations/$id"
              params={{ tenant: slug, id: proposal.collaboration.id }}
            >
              {t('proposals.openCollaboration')}
            </ButtonLink>
          ) : null}
        </div>
      ) : null}
    </Card>
  )
}

function Side({ label, mark, name, texts }: { label: string; mark: ReactNode; name: string; texts: string[] }) {
  return (
    <div role="group" className={classes.side} aria-label={label}>
      <p className={classes.who}>
        {mark}
        <span>{name}</span>
      </p>
      <h3 className={classes.label}>{label}</h3>
      {texts.map((text) => (
        <p key={text} className={classes.thing}>
          {text}
        </p>
      ))}
    </div>
  )
}
