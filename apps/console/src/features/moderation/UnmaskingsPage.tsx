import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@apollo/client/react'
import { IconMask } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { tell, tellProblem, tellRefusal } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { Card } from '@/ui/Card'
import { EmptyState } from '@/ui/EmptyState'
import { LoadMore } from '@/ui/LoadMore'
import { Loaded } from '@/ui/Loaded'
import { RichText } from '@/ui/RichText'
import { ListSkeleton } from '@/ui/Skeletons'
import { Tag } from '@/ui/Tag'
import { Ago } from '@/ui/Time'
import { ModerationTabs } from './ModerationTabs'
import classes from './Moderation.module.css'

const UnmaskingsQuery = graphql(`
  query Unmaskings($after: String) { unmaskings(first: 20, after: $after) { edges { node { id ...UnmaskingCard } } pageInfo { hasNextPage endCursor } } anonymity { canBeUnmasked } }
`)
const UnmaskingCardFields = graphql(`
  fragment UnmaskingCard on Unmasking { id title reason state requestedAt requestedBy { id displayName } decidedBy { id displayName } author { id displayName } }
`)
const DecideUnmasking = graphql(`
  mutation DecideUnmasking($input: DecideUnmaskingInput!) { decideUnmasking(input: $input) { ... on Unmasking { id ...UnmaskingCard } ... on Refusal { message code } } }
`)

/** Every time somebody wanted to know who wrote without a name, and what came of it. */
export function UnmaskingsPage() {
  const { t } = useTranslation()
  const query = useQuery(UnmaskingsQuery)
  return (
    <>
      <ModerationTabs lead={t('moderation.unmaskingsLead')} />
      <Loaded query={query} skeleton={<ListSkeleton rows={2} />}>
        {({ unmaskings: { edges, pageInfo }, anonymity }) =>
          edges.length === 0 ? (
            <EmptyState icon={<IconMask />} title={t('moderation.noneUnmasked')}>
              {t(anonymity.canBeUnmasked ? 'moderation.noneUnmaskedText' : 'moderation.unmaskingIsOff')}
            </EmptyState>
          ) : (
            <div className={classes.list}>
              {edges.map(({ node }) => (
                <UnmaskingCard key={node.id} of={node} />
              ))}
              <LoadMore page={pageInfo} fetchMore={query.fetchMore} />
            </div>
          )
        }
      </Loaded>
    </>
  )
}

function UnmaskingCard({ of }: { of: FragmentType<typeof UnmaskingCardFields> }) {
  const { t } = useTranslation()
  const { member } = useViewer()
  const { id, title, reason, state, requestedAt, requestedBy, decidedBy, author } = readFragment(UnmaskingCardFields, of)
  const [decide, { loading }] = useMutation(DecideUnmasking, { onError: tellProblem })
  const go = async (isConfirmed: boolean) => {
    const answer = (await decide({ variables: { input: { unmaskingId: id, isConfirmed } } })).data?.decideUnmasking
    if (answer && 'message' in answer) tellRefusal(answer)
    else if (answer) tell(t(isConfirmed ? 'moderation.unmasked' : 'moderation.leftMasked'))
  }
  const named = (action: string) => t('moderation.named', { action, name: title })
  return (
    <Card as="article" tone={state === 'REQUESTED' ? 'notice' : 'plain'} aria-label={title}>
      <header className={classes.head}>
        <div className={classes.words}>
          <h2 className={classes.title}>{title}</h2>
          <p className={classes.facts}>
            <span>{t('moderation.unmaskingAskedBy', { name: requestedBy.displayName })}</span>
            <Ago at={requestedAt} />
            {decidedBy ? <span>{t('moderation.handledBy', { name: decidedBy.displayName })}</span> : null}
          </p>
        </div>
        <Tag tone={state === 'DECLINED' ? 'plain' : 'notice'}>{t(`moderation.unmaskingState.${state}`)}</Tag>
      </header>
      <div className={classes.reason}>
        <strong>{t('moderation.reason')}</strong>
        <RichText text={reason} />
      </div>
      {author ? <p className={classes.promise}>{t('moderation.unmaskedAuthor', { name: author.displayName })}</p> : null}
      {state === 'CONFIRMED' && !author ? <p className={classes.promise}>{t('moderation.unmaskedForTwo')}</p> : null}
      {state === 'REQUESTED' ? (
        <footer className={classes.actions}>
          {requestedBy.id === member.id ? (
            <span className={classes.facts}>{t('moderation.unmaskingNeedsSecond')}</span>
          ) : (
            <Button size="sm" loading={loading} aria-label={named(t('moderation.unmaskAgree'))} onClick={() => void go(true)}>
              {t('moderation.unmaskAgree')}
            </Button>
          )}
          <Button size="sm" variant="default" loading={loading} aria-label={named(t(requestedBy.id === member.id ? 'moderation.unmaskTakeBack' : 'moderation.unmaskDecline'))} onClick={() => void go(false)}>
            {t(requestedBy.id === member.id ? 'moderation.unmaskTakeBack' : 'moderation.unmaskDecline')}
          </Button>
        </footer>
      ) : null}
    </Card>
  )
}
