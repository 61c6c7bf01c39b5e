import { useState } from 'react'
import { Button, Textarea } from '@mantine/core'
import { useQuery } from '@apollo/client/react'
import { IconConfetti } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { tell } from '@/app/toast'
import { MemberSelect } from '@/features/events/MemberSelect'
import { useAct } from '@/features/events/useAct'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { BackLink } from '@/ui/BackLink'
import { ButtonLink } from '@/ui/ButtonLink'
import { Card } from '@/ui/Card'
import { ErrorNote } from '@/ui/ErrorNote'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { PageSkeleton } from '@/ui/Skeletons'
import detail from '@/ui/Detail.module.css'
import form from '@/ui/Form.module.css'
import { ProposalForm } from './ProposalForm'
import { ProposalTag } from './ProposalTag'
import classes from './Wishes.module.css'

const ProposalDetail = graphql(`
  fragment ProposalDetail on EventProposal {
    id title what forWhom minutes mode kind help mayCelebrate state proposedAt returnReason viewerCanEdit viewerCanDecide
    proposer { id displayName }
    event { id status }
    wishTheme { id title }
  }
`)
const ProposalQuery = graphql(`
  query EventProposalById($id: ID!) { eventProposal(id: $id) { ...ProposalDetail } }
`)
const Edit = graphql(`
  mutation EditEventProposal($input: EditEventProposalInput!) { editEventProposal(input: $input) { ... on EventProposal { ...ProposalDetail } ... on Refusal { message } } }
`)
const Withdraw = graphql(`
  mutation WithdrawEventProposal($input: WithdrawEventProposalInput!) { withdrawEventProposal(input: $input) { ... on EventProposal { ...ProposalDetail } ... on Refusal { message } } }
`)
const Approve = graphql(`
  mutation ApproveEventProposal($input: ApproveEventProposalInput!) { approveEventProposal(input: $input) { ... on EventProposal { ...ProposalDetail } ... on Refusal { message } } }
`)
const Return = graphql(`
  mutation ReturnEventProposal($input: ReturnEventProposalInput!) { returnEventProposal(input: $input) { ... on EventProposal { ...ProposalDetail } ... on Refusal { message } } }
`)
const route = getRouteApi('/c/$tenant/events/proposals/$id')

export function ProposalPage() {
  const { id } = route.useParams()
  const query = useQuery(ProposalQuery, { variables: { id } })
  return (
    <Loaded query={query} skeleton={<PageSkeleton />}>
      {({ eventProposal }) => <Proposal proposal={eventProposal} />}
    </Loaded>
  )
}

function Proposal({ proposal: given }: { proposal: FragmentType<typeof ProposalDetail> }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { slug, member } = useViewer()
  const proposal = readFragment(ProposalDetail, given)
  const { act, busy, problem } = useAct()
  const [isEditing, setEditing] = useState(false)
  const { id, event, state } = proposal
  const isMine = proposal.proposer.id === member.id
  const above = (
    <BackLink to="/c/$tenant/events/proposals" params={{ tenant: slug }}>
      {t('proposing.toList')}
    </BackLink>
  )
  if (isEditing && proposal.viewerCanEdit) {
    return (
      <div style={{ maxWidth: 720 }}>
        <PageHeader title={proposal.title} above={above} />
        <ProposalForm
          draft={`${slug}.proposal.${id}`}
          start={proposal}
          submitLabel={t(state === 'RETURNED' ? 'proposing.again' : 'proposing.save')}
          onSend={async (input) => {
            if (await act(Edit, { input: { proposalId: id, ...input } }, [])) setEditing(false)
            return undefined
          }}
        />
      </div>
    )
  }
  return (
    <>
      <PageHeader title={proposal.title} lead={t('proposing.by', { name: proposal.proposer.displayName, at: format.day(proposal.proposedAt) })} above={above} />
      <div className={detail.columns}>
        <div className={detail.stack}>
          {isMine && state === 'PUBLISHED' ? (
            <Card tone="celebration">
              <p className={classes.person}>
                <IconConfetti size={22} stroke={1.7} aria-hidden /> {t('proposing.congratulations')}
              </p>
            </Card>
          ) : null}
          {state === 'RETURNED' ? (
            <Card tone="notice" aria-labelledby="words">
              <h2 id="words" className={detail.sideTitle}>
                {t('proposing.words')}
              </h2>
              <p style={{ whiteSpace: 'pre-line' }}>{proposal.returnReason}</p>
            </Card>
          ) : null}
          <Card as="article" aria-label={proposal.title}>
            <p className={detail.badges}>
              <ProposalTag state={state} />
            </p>
            <dl className={classes.facts}>
              {(['what', 'forWhom', 'help'] as const).map((field) =>
                proposal[field] ? (
                  <div key={field} style={{ display: 'contents' }}>
                    <dt>{t(`proposing.${field}`)}</dt>
                    <dd>{proposal[field]}</dd>
                  </div>
                ) : null,
              )}
              <dt>{t('proposing.kind')}</dt>
              <dd>{t(`proposing.kinds.${proposal.kind}`)}</dd>
              <dt>{t('proposing.minutes')}</dt>
              <dd>{t('proposing.minutesOf', { count: proposal.minutes })}</dd>
              <dt>{t('events.how')}</dt>
              <dd>{t(`events.mode.${proposal.mode}`)}</dd>
              {proposal.wishTheme ? (
                <>
                  <dt>{t('wishes.title')}</dt>
                  <dd>{proposal.wishTheme.title}</dd>
                </>
              ) : null}
            </dl>
          </Card>
        </div>
        <aside className={detail.side}>
          <Card aria-labelledby="proposal-next">
            <h2 id="proposal-next" className={detail.sideTitle}>
              {t('wishes.next.title')}
            </h2>
            <div className={form.form} style={{ gap: 10 }} aria-live="polite">
              <p className={classes.lead}>{t(`proposing.next.${state}`)}</p>
              <ErrorNote problem={problem} />
              {event ? (
                <ButtonLink to="/c/$tenant/events/$id" params={{ tenant: slug, id: event.id }}>
                  {t(event.status === 'DRAFT' ? 'wishes.toDraft' : 'wishes.toEvent')}
                </ButtonLink>
              ) : null}
              {proposal.viewerCanEdit ? (
                <Button variant={state === 'RETURNED' ? 'filled' : 'default'} onClick={() => setEditing(true)}>
                  {t('proposing.edit')}
                </Button>
              ) : null}
              {proposal.viewerCanEdit ? (
                <Button variant="subtle" color="gray" loading={busy} onClick={() => void act(Withdraw, { input: { proposalId: id } }, [])}>
                  {t('proposing.withdraw')}
                </Button>
              ) : null}
            </div>
          </Card>
          {proposal.viewerCanDecide ? (
            <Decide
              busy={busy}
              onApprove={async (coHostId) => (await act(Approve, { input: { proposalId: id, coHostId } }, [])) && tell(t('proposing.approved'))}
              onReturn={async (reason) => (await act(Return, { input: { proposalId: id, reason } }, [])) && tell(t('proposing.returned'))}
            />
          ) : null}
        </aside>
      </div>
    </>
  )
}

type Deciding = { busy: boolean; onApprove: (coHostId: string | null) => Promise<unknown>; onReturn: (reason: string) => Promise<unknown> }

/** A yes is one click; words go with everything else. */
function Decide({ busy, onApprove, onReturn }: Deciding) {
  const { t } = useTranslation()
  const [coHost, setCoHost] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  return (
    <Card aria-labelledby="decide">
      <h2 id="decide" className={detail.sideTitle}>
        {t('proposing.decide')}
      </h2>
      <div className={form.form}>
        <MemberSelect label={t('proposing.coHost')} value={coHost} onChange={setCoHost} />
        <p className={detail.hint}>{t('proposing.coHostHint')}</p>
        <Button loading={busy} onClick={() => void onApprove(coHost)}>
          {t('proposing.approve')}
        </Button>
        <Textarea label={t('proposing.reason')} description={t('proposing.reasonHint')} autosize minRows={2} maxLength={1_000} value={reason} onChange={({ currentTarget }) => setReason(currentTarget.value)} />
        <Button variant="default" loading={busy} disabled={reason.trim() === ''} onClick={() => void onReturn(reason)}>
          {t('proposing.return')}
        </Button>
      </div>
    </Card>
  )
}
