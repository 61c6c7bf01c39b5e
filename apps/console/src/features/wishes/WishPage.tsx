import { useState } from 'react'
import { Button, Switch, TextInput } from '@mantine/core'
import { useQuery } from '@apollo/client/react'
import { IconCalendarQuestion, IconHeartHandshake, IconMicrophone } from '@tabler/icons-react'
import { Link, getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { tell } from '@/app/toast'
import { useAct } from '@/features/events/useAct'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment, type FragmentType } from '@/gql'
import type { WishOfferKind, WishState } from '@/gql/graphql'
import { Avatar } from '@/ui/Avatar'
import { BackLink } from '@/ui/BackLink'
import { ButtonLink } from '@/ui/ButtonLink'
import { Card } from '@/ui/Card'
import { ErrorNote } from '@/ui/ErrorNote'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { PageSkeleton } from '@/ui/Skeletons'
import { Tag } from '@/ui/Tag'
import detail from '@/ui/Detail.module.css'
import form from '@/ui/Form.module.css'
import { ThemeOperations } from './ThemeOperations'
import { VoteButton } from './VoteButton'
import { Way } from './Way'
import classes from './Wishes.module.css'

const ThemeDetail = graphql(`
  fragment ThemeDetail on WishTheme {
    id title text kind state voteCount createdAt viewerHasVoted viewerIsNamed viewerOffers viewerCanClose
    proposer { id displayName }
    namedVoters { id displayName }
    offers { kind note member { id displayName } }
    datePoll { id state }
    event { id title status startsAt endsAt }
    mergedInto { id title }
    ...VoteTheme
    ...ThemeOperations
  }
`)
const WishQuery = graphql(`
  query Wish($id: ID!) { wishTheme(id: $id) { ...ThemeDetail } wishSettings { threshold } }
`)
const Name = graphql(`
  mutation NameWishVote($input: VoteForWishInput!) { voteForWishTheme(input: $input) { ... on WishTheme { ...ThemeDetail } ... on Refusal { message } } }
`)
const Offer = graphql(`
  mutation OfferForWishTheme($input: OfferForWishInput!) { offerForWishTheme(input: $input) { ... on WishTheme { ...ThemeDetail } ... on Refusal { message } } }
`)
const WithdrawOffer = graphql(`
  mutation WithdrawWishOffer($input: WithdrawWishOfferInput!) { withdrawWishOffer(input: $input) { ... on WishTheme { ...ThemeDetail } ... on Refusal { message } } }
`)
const route = getRouteApi('/c/$tenant/wishes/$id')
const life = ['OPEN', 'PLANNED', 'HELD'] as const satisfies WishState[]

export function WishPage() {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const { id } = route.useParams()
  const query = useQuery(WishQuery, { variables: { id } })
  return (
    <Loaded query={query} skeleton={<PageSkeleton />}>
      {({ wishTheme, wishSettings }) => (
        <Theme
          theme={wishTheme}
          threshold={wishSettings.threshold}
          above={
            <BackLink to="/c/$tenant/wishes" params={{ tenant: slug }}>
              {t('wishes.toBoard')}
            </BackLink>
          }
        />
      )}
    </Loaded>
  )
}

function Theme({ theme: given, threshold, above }: { theme: FragmentType<typeof ThemeDetail>; threshold: number; above: React.ReactNode }) {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const theme = readFragment(ThemeDetail, given)
  const { act, busy, problem } = useAct()
  const reached = life.findIndex((state) => state === theme.state)
  const hasTalker = theme.offers.some(({ kind }) => kind === 'TALK')
  return (
    <>
      <PageHeader title={theme.title} lead={t('wishes.by', { name: theme.proposer.displayName })} above={above} />
      <div className={detail.columns}>
        <div className={detail.stack}>
          <Card as="article" aria-label={theme.title}>
            {reached >= 0 ? (
              <ol className={classes.life} aria-label={t('wishes.life')}>
                {life.map((state, i) => (
                  <li key={state} data-done={i < reached || undefined} aria-current={i === reached ? 'step' : undefined}>
                    {t(`wishes.state.${state}`)}
                  </li>
                ))}
              </ol>
            ) : (
              <p className={detail.badges}>
                <Tag>{t(`wishes.state.${theme.state}`)}</Tag>
                {theme.mergedInto ? (
                  <Link to="/c/$tenant/wishes/$id" params={{ tenant: slug, id: theme.mergedInto.id }}>
                    {theme.mergedInto.title}
                  </Link>
                ) : null}
              </p>
            )}
            <div className={classes.card}>
              <VoteButton theme={theme} />
              <div className={classes.words}>
                <p>
                  <Tag tone={theme.kind === 'TALK' ? 'accent' : 'plain'}>{t(`wishes.kind.${theme.kind}`)}</Tag>
                </p>
                {theme.text ? <p className={classes.text}>{theme.text}</p> : null}
                {theme.state === 'OPEN' ? <Way votes={theme.voteCount} threshold={threshold} hasTalker={hasTalker} /> : null}
                {theme.namedVoters.length > 0 ? (
                  <p className={classes.people}>
                    <span className={classes.quiet}>{t('wishes.namedVoters')}</span>
                    {theme.namedVoters.map(({ id, displayName }) => (
                      <span key={id} className={classes.person}>
                        <Avatar name={displayName} size="sm" />
                        {displayName}
                      </span>
                    ))}
                  </p>
                ) : null}
                {theme.viewerHasVoted && (theme.state === 'OPEN' || theme.state === 'PLANNED') ? (
                  <Switch
                    label={t('wishes.showName')}
                    description={t('wishes.showNameHint')}
                    checked={theme.viewerIsNamed}
                    disabled={busy}
                    onChange={({ currentTarget }) => void act(Name, { input: { themeId: theme.id, isNamed: currentTarget.checked } }, [])}
                  />
                ) : null}
              </div>
            </div>
          </Card>
          <Card aria-labelledby="offers">
            <h2 id="offers" className={detail.sideTitle}>
              {t('wishes.offers.title')}
            </h2>
            <ErrorNote problem={problem} />
            {theme.offers.length === 0 ? <p className={detail.hint}>{t('wishes.offers.none')}</p> : null}
            <ul className={classes.rows}>
              {theme.offers.map(({ kind, note, member }) => (
                <li key={`${member.id}${kind}`} className={classes.row}>
                  <Avatar name={member.displayName} size="sm" />
                  <span className={classes.grow}>
                    {member.displayName}
                    {note ? <span className={classes.quiet}>{note}</span> : null}
                  </span>
                  <Tag tone={kind === 'TALK' ? 'accent' : 'plain'}>{t(`wishes.offers.kind.${kind}`)}</Tag>
                </li>
              ))}
            </ul>
            {theme.state === 'OPEN' ? (
              <div className={form.form} style={{ marginTop: 14 }}>
                {(['TALK', 'HOST'] as const).map((kind) => (
                  <OfferForm
                    key={kind}
                    kind={kind}
                    isMine={theme.viewerOffers.includes(kind)}
                    busy={busy}
                    onOffer={async (note) => {
                      if (await act(Offer, { input: { themeId: theme.id, kind, note } }, [])) tell(t(`wishes.offers.thanks.${kind}`))
                    }}
                    onWithdraw={() => void act(WithdrawOffer, { input: { themeId: theme.id, kind } }, [])}
                  />
                ))}
              </div>
            ) : null}
          </Card>
        </div>
        <aside className={detail.side}>
          <Next theme={theme} />
          <ThemeOperations theme={theme} />
        </aside>
      </div>
    </>
  )
}

type Offering = { kind: WishOfferKind; isMine: boolean; busy: boolean; onOffer: (note: string) => Promise<void>; onWithdraw: () => void }

function OfferForm({ kind, isMine, busy, onOffer, onWithdraw }: Offering) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const [note, setNote] = useState('')
  const Icon = kind === 'TALK' ? IconMicrophone : IconHeartHandshake
  if (isMine) {
    return (
      <div>
        <Button variant="subtle" color="gray" disabled={busy} onClick={onWithdraw}>
          {t(`wishes.offers.withdraw.${kind}`)}
        </Button>
      </div>
    )
  }
  if (!isOpen) {
    return (
      <div>
        <Button variant="light" leftSection={<Icon size={18} aria-hidden />} onClick={() => setOpen(true)}>
          {t(`wishes.offers.offer.${kind}`)}
        </Button>
      </div>
    )
  }
  return (
    <form
      className={form.form}
      onSubmit={async (event) => {
        event.preventDefault()
        await onOffer(note)
      }}
    >
      <TextInput label={t(`wishes.offers.note.${kind}`)} description={t('wishes.offers.noteHint')} maxLength={300} value={note} onChange={({ currentTarget }) => setNote(currentTarget.value)} data-autofocus />
      <div className={form.buttons}>
        <Button type="submit" loading={busy}>
          {t(`wishes.offers.offer.${kind}`)}
        </Button>
        <Button variant="subtle" color="gray" onClick={() => setOpen(false)}>
          {t('action.cancel')}
        </Button>
      </div>
    </form>
  )
}

/** Where it goes from here. */
function Next({ theme }: { theme: { id: string; state: WishState; datePoll: { id: string; state: string } | null; event: { id: string; title: string; status: string; startsAt: string; endsAt: string } | null } }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { slug } = useViewer()
  const { event, datePoll, state } = theme
  return (
    <Card aria-labelledby="next">
      <h2 id="next" className={detail.sideTitle}>
        {t('wishes.next.title')}
      </h2>
      <div className={detail.stack}>
        <p className={classes.lead}>{t(`wishes.next.${state}`)}</p>
        {datePoll && datePoll.state === 'OPEN' ? (
          <ButtonLink to="/c/$tenant/polls/$id" params={{ tenant: slug, id: datePoll.id }} leftSection={<IconCalendarQuestion size={18} aria-hidden />}>
            {t('wishes.sayWhen')}
          </ButtonLink>
        ) : null}
        {event ? (
          <>
            {event.status === 'DRAFT' ? null : <p className={classes.when}>{format.span(event.startsAt, event.endsAt)}</p>}
            <ButtonLink to="/c/$tenant/events/$id" params={{ tenant: slug, id: event.id }} variant="default">
              {t(event.status === 'DRAFT' ? 'wishes.toDraft' : 'wishes.toEvent')}
            </ButtonLink>
          </>
        ) : null}
        {state === 'OPEN' ? (
          <ButtonLink to="/c/$tenant/events/propose" params={{ tenant: slug }} search={{ theme: theme.id }} variant="default">
            {t('wishes.holdIt')}
          </ButtonLink>
        ) : null}
      </div>
    </Card>
  )
}
