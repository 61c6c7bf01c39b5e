import { useState } from 'react'
import { Button, NativeSelect, Textarea } from '@mantine/core'
import { useMutation, useQuery } from '@apollo/client/react'
import { IconMailPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useDraftForm } from '@/app/draft'
import { useFormat } from '@/app/format'
import { tell, tellProblem, tellRefusal } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import type { InvitationsQuery, InvitePeopleMutation, Role } from '@/gql/graphql'
import { language } from '@/i18n/language'
import { BackLink } from '@/ui/BackLink'
import { Card } from '@/ui/Card'
import { EmptyState } from '@/ui/EmptyState'
import { ErrorNote } from '@/ui/ErrorNote'
import formClasses from '@/ui/Form.module.css'
import { LoadMore } from '@/ui/LoadMore'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { ListSkeleton } from '@/ui/Skeletons'
import { Tag } from '@/ui/Tag'
import { LinkCard } from './LinkCard'
import classes from './People.module.css'

const InvitationsQueryDocument = graphql(`
  query Invitations($after: String) {
    invitations(first: 30, after: $after) {
      edges { node { id email displayName role state isByLink sentAt expiresAt sentCount joined { id displayName } inviter { id displayName } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
const InvitePeople = graphql(`
  mutation InvitePeople($input: InvitePeopleInput!) {
    invitePeople(input: $input) { ... on PeopleInvited { invitedCount lines { number text outcome } } ... on Refusal { message code } }
  }
`)
const ResendInvitation = graphql(`
  mutation ResendInvitation($input: InvitationInput!) { resendInvitation(input: $input) { ... on Invitation { id state sentAt expiresAt sentCount } ... on Refusal { message } } }
`)
const RevokeInvitation = graphql(`
  mutation RevokeInvitation($input: InvitationInput!) { revokeInvitation(input: $input) { ... on Invitation { id state } ... on Refusal { message } } }
`)
const TONE = { OPEN: 'accent', ACCEPTED: 'good', EXPIRED: 'notice', REVOKED: 'plain' } as const

/** Whom we invited and how it stands; and the two ways of inviting. */
export function InvitationsPage() {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const query = useQuery(InvitationsQueryDocument, { fetchPolicy: 'cache-and-network' })
  return (
    <>
      <PageHeader title={t('people.invite')} lead={t('people.inviteLead')} above={<BackLink to="/c/$tenant/people" params={{ tenant: slug }}>{t('people.title')}</BackLink>} />
      <div className={classes.column}>
        <InviteForm refetch={() => void query.refetch()} />
        <LinkCard />
        <h2 className={classes.heading}>{t('people.invited')}</h2>
        <Loaded query={query} skeleton={<ListSkeleton rows={3} />}>
          {({ invitations }) =>
            invitations.edges.length === 0 ? (
              <EmptyState icon={<IconMailPlus />} title={t('people.noneInvited')}>
                {t('people.noneInvitedText')}
              </EmptyState>
            ) : (
              <>
                <ul className={classes.people} aria-label={t('people.invited')}>
                  {invitations.edges.map(({ node }) => (
                    <Row key={node.id} invitation={node} />
                  ))}
                </ul>
                <LoadMore page={invitations.pageInfo} fetchMore={query.fetchMore} />
              </>
            )
          }
        </Loaded>
      </div>
    </>
  )
}

function Row({ invitation: { id, email, displayName, role, state, isByLink, sentAt, expiresAt, joined, inviter } }: { invitation: InvitationsQuery['invitations']['edges'][number]['node'] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [resend, resending] = useMutation(ResendInvitation)
  const [revoke, revoking] = useMutation(RevokeInvitation)
  const act = async (work: () => Promise<{ __typename?: string; message?: string } | undefined>, done: string) => {
    try {
      const result = await work()
      if (result?.message) tellRefusal({ message: result.message })
      else tell(done)
    } catch (error) {
      tellProblem(error)
    }
  }
  const variables = { input: { invitationId: id } }
  return (
    <li className={classes.person}>
      <div className={classes.words}>
        <p className={classes.name}>
          <strong className={classes.address}>{joined?.displayName ?? displayName ?? email}</strong>
          {!joined && displayName ? <span className={classes.address}>{email}</span> : null}
          {role === 'MEMBER' ? null : <Tag>{t(`role.${role}`)}</Tag>}
        </p>
        <p className={classes.quiet}>
          <span>{isByLink ? t('people.byLink') : t('people.by', { name: inviter?.displayName ?? '' })}</span>
          <span>{state === 'OPEN' ? t('people.until', { day: format.day(expiresAt) }) : t('people.sent', { day: format.day(sentAt) })}</span>
        </p>
        {state === 'OPEN' || state === 'EXPIRED' ? (
          <p className={classes.actions}>
            <Button size="compact-sm" variant="default" loading={resending.loading} aria-label={t('moderation.named', { action: t('people.resend'), name: email })} onClick={() => void act(async () => (await resend({ variables })).data?.resendInvitation, t('people.resent'))}>
              {t('people.resend')}
            </Button>
            <Button size="compact-sm" variant="subtle" loading={revoking.loading} aria-label={t('moderation.named', { action: t('people.revoke'), name: email })} onClick={() => void act(async () => (await revoke({ variables })).data?.revokeInvitation, t('people.revoked'))}>
              {t('people.revoke')}
            </Button>
          </p>
        ) : null}
      </div>
      <Tag tone={TONE[state]}>{t(`people.state.${state}`)}</Tag>
    </li>
  )
}

type Lines = Extract<InvitePeopleMutation['invitePeople'], { lines: unknown }>

function InviteForm({ refetch }: { refetch: () => void }) {
  const { t } = useTranslation()
  const { slug, can, member } = useViewer()
  const [invite] = useMutation(InvitePeople)
  const [result, setResult] = useState<Lines | null>(null)
  const roles: Role[] = can('members:manage') ? ['MEMBER', 'OPERATOR', 'ADMIN'] : ['MEMBER']
  const { form, submit, busy, problem } = useDraftForm<{ addresses: string; note: string; role: Role }>(`${slug}.invite`, {
    initialValues: { addresses: '', note: '', role: 'MEMBER' },
    validate: { addresses: (value) => (value.includes('@') || value.includes('＠') ? null : t('people.addressesMissing')) },
    fieldOf: { ROLE_NOT_YOURS: 'role' },
  })
  const send = submit(async ({ addresses, note, role }) => {
    const { data } = await invite({ variables: { input: { addresses, note: note || null, role, locale: language() === 'en' ? 'EN' : 'JA' } } })
    if (data?.invitePeople.__typename !== 'PeopleInvited') return data?.invitePeople
    setResult(data.invitePeople)
    tell(t('people.sentTo', { count: data.invitePeople.invitedCount }))
    refetch()
    return undefined
  })
  const others = result?.lines.filter(({ outcome }) => outcome !== 'INVITED') ?? []
  return (
    <Card aria-label={t('people.byMail')}>
      <form onSubmit={send} noValidate className={formClasses.form}>
        <ErrorNote problem={problem} />
        <Textarea label={t('people.addresses')} description={t('people.addressesHint')} autosize minRows={3} maxRows={12} {...form.getInputProps('addresses')} />
        <Textarea label={t('people.note')} description={t('people.noteHint', { name: member.displayName })} autosize minRows={2} maxLength={1_000} {...form.getInputProps('note')} />
        {roles.length > 1 ? <NativeSelect label={t('people.role')} data={roles.map((value) => ({ value, label: t(`role.${value}`) }))} maw={260} {...form.getInputProps('role')} /> : null}
        <div className={formClasses.buttons}>
          <Button type="submit" loading={busy} leftSection={<IconMailPlus size={18} aria-hidden />}>
            {t('people.send')}
          </Button>
        </div>
      </form>
      <div role="status">
        {others.length > 0 ? (
          <div className={classes.outcome}>
            <p>{t('people.notSent', { count: others.length })}</p>
            <ul>
              {others.map(({ number, text, outcome }, index) => (
                <li key={index}>
                  <span className={classes.address}>{t('people.line', { number, text })}</span> <Tag tone="notice">{t(`people.outcome.${outcome}`)}</Tag>
                </li>
              ))}
            </ul>
          </div>
        ) : null}
      </div>
    </Card>
  )
}
