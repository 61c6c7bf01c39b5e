import { useState } from 'react'
import { Button } from '@mantine/core'
import { useMutation } from '@apollo/client/react'
import { IconHandStop } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { daysUntil, useFormat } from '@/app/format'
import { tell, tellProblem, tellRefusal } from '@/app/toast'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { Avatar } from '@/ui/Avatar'
import { Card } from '@/ui/Card'
import { RichText } from '@/ui/RichText'
import { Tag } from '@/ui/Tag'
import { Ago } from '@/ui/Time'
import classes from './Alumni.module.css'

const OpportunityCardOpportunity = graphql(`
  fragment OpportunityCard on Opportunity {
    id
    kind
    title
    text
    region
    createdAt
    expiresAt
    withdrawnAt
    viewerIsInterested
    viewerIsAuthor
    interestCount
    interested { place displayName since }
    author { id displayName }
  }
`)
const Interest = graphql(`
  mutation ShowInterest($input: ShowInterestInput!) {
    showInterest(input: $input) {
      ... on Opportunity { id ...OpportunityCard }
      ... on Refusal { message code }
    }
  }
`)
const NoInterest = graphql(`
  mutation WithdrawInterest($input: WithdrawInterestInput!) { withdrawInterest(input: $input) { ... on Opportunity { id ...OpportunityCard } } }
`)
const Withdraw = graphql(`
  mutation WithdrawOpportunity($input: WithdrawOpportunityInput!) { withdrawOpportunity(input: $input) { ... on Opportunity { id ...OpportunityCard } } }
`)

/** Something a colleague offers. One step says that I am interested; its author sees who. */
export function OpportunityCard({ opportunity: given }: { opportunity: FragmentType<typeof OpportunityCardOpportunity> }) {
  const { t } = useTranslation()
  const format = useFormat()
  const opportunity = readFragment(OpportunityCardOpportunity, given)
  const [busy, setBusy] = useState(false)
  const [interest] = useMutation(Interest)
  const [noInterest] = useMutation(NoInterest)
  const [withdraw] = useMutation(Withdraw)
  const variables = { input: { opportunityId: opportunity.id } }
  const run = async (step: () => Promise<void>) => {
    setBusy(true)
    await step().catch(tellProblem)
    setBusy(false)
  }
  const toggle = () =>
    run(async () => {
      if (opportunity.viewerIsInterested) {
        await noInterest({ variables })
        return
      }
      const { data } = await interest({ variables })
      if (data?.showInterest.__typename === 'Opportunity') tell(t('opportunity.told', { name: opportunity.author.displayName }))
      else if (data) tellRefusal(data.showInterest)
    })
  return (
    <Card as="article" aria-labelledby={`opportunity-${opportunity.id}`} className={classes.card}>
      <p className={classes.row}>
        <Tag tone="accent">{t(`opportunity.kind.${opportunity.kind}`)}</Tag>
        {opportunity.region ? <Tag>{opportunity.region}</Tag> : null}
        {opportunity.withdrawnAt ? <Tag tone="notice">{t('opportunity.withdrawn')}</Tag> : <span className={classes.quiet}>{t('opportunity.days', { count: daysUntil(opportunity.expiresAt) })}</span>}
      </p>
      <h2 id={`opportunity-${opportunity.id}`} className={classes.title}>
        {opportunity.title}
      </h2>
      <RichText text={opportunity.text} clamp />
      <div className={`${classes.row} ${classes.between}`}>
        <span className={classes.row}>
          <Avatar name={opportunity.author.displayName} size="sm" />
          <span>{opportunity.author.displayName}</span>
          <span className={classes.quiet}>
            <Ago at={opportunity.createdAt} />
          </span>
        </span>
        {opportunity.viewerIsAuthor ? (
          opportunity.withdrawnAt ? null : (
            <Button size="xs" variant="default" loading={busy} onClick={() => void run(async () => void (await withdraw({ variables })))}>
              {t('opportunity.withdraw')}
            </Button>
          )
        ) : (
          <Button
            size="sm"
            variant={opportunity.viewerIsInterested ? 'light' : 'filled'}
            aria-pressed={opportunity.viewerIsInterested}
            loading={busy}
            leftSection={<IconHandStop size={16} aria-hidden />}
            onClick={() => void toggle()}
          >
            {t(opportunity.viewerIsInterested ? 'opportunity.interested' : 'opportunity.interest')}
          </Button>
        )}
      </div>
      {opportunity.viewerIsAuthor && opportunity.interested.length > 0 ? (
        <p className={classes.quiet}>{t('opportunity.who', { count: opportunity.interestCount ?? 0, names: format.list(opportunity.interested.map(({ displayName }) => displayName)) })}</p>
      ) : null}
    </Card>
  )
}
