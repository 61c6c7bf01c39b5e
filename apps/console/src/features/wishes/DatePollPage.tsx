import { useState } from 'react'
import { Button, SegmentedControl, VisuallyHidden } from '@mantine/core'
import { useQuery } from '@apollo/client/react'
import { IconCheck, IconStarFilled, IconTriangle, IconX } from '@tabler/icons-react'
import { Link, getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { tell } from '@/app/toast'
import { useAct } from '@/features/events/useAct'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment, type FragmentType } from '@/gql'
import type { DateAnswer } from '@/gql/graphql'
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
import classes from './Wishes.module.css'

const PollDetail = graphql(`
  fragment PollDetail on DatePoll {
    id title timeZone minutes closesAt state respondentCount viewerCanDecide
    options { id startsAt endsAt clockChange yesCount maybeCount noCount viewerAnswer }
    suggested { id }
    chosen { id startsAt endsAt }
    respondents { member { id displayName } answers { optionId answer } }
    event { id status }
    wishTheme { id title }
  }
`)
const PollQuery = graphql(`
  query DatePollById($id: ID!) { datePoll(id: $id) { ...PollDetail } }
`)
const Answer = graphql(`
  mutation AnswerDatePoll($input: AnswerDatePollInput!) { answerDatePoll(input: $input) { ... on DatePoll { ...PollDetail } ... on Refusal { message } } }
`)
const Choose = graphql(`
  mutation ChooseDate($input: ChooseDateInput!) { chooseDate(input: $input) { ... on DatePoll { ...PollDetail event { id startsAt endsAt version } } ... on Refusal { message } } }
`)
const Close = graphql(`
  mutation CloseDatePoll($input: CloseDatePollInput!) { closeDatePoll(input: $input) { ... on DatePoll { ...PollDetail } ... on Refusal { message } } }
`)
const route = getRouteApi('/c/$tenant/polls/$id')
const icons = { YES: IconCheck, MAYBE: IconTriangle, NO: IconX }
const answers = ['YES', 'MAYBE', 'NO'] as const satisfies DateAnswer[]

export function DatePollPage() {
  const { id } = route.useParams()
  const query = useQuery(PollQuery, { variables: { id } })
  return (
    <Loaded query={query} skeleton={<PageSkeleton />}>
      {({ datePoll }) => <Poll poll={datePoll} />}
    </Loaded>
  )
}

function Poll({ poll: given }: { poll: FragmentType<typeof PollDetail> }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { slug } = useViewer()
  const poll = readFragment(PollDetail, given)
  const { act, busy, problem } = useAct()
  const [said, setSaid] = useState<Record<string, DateAnswer>>({})
  const isOpen = poll.state === 'OPEN'
  const mine = (id: string, known: DateAnswer | null) => said[id] ?? known
  const send = async () => {
    const list = poll.options.flatMap(({ id, viewerAnswer }) => {
      const answer = mine(id, viewerAnswer)
      return answer ? [{ optionId: id, answer }] : []
    })
    if (list.length > 0 && (await act(Answer, { input: { pollId: poll.id, answers: list } }, []))) tell(t('polls.answered'))
  }
  return (
    <>
      <PageHeader
        title={t('polls.titleOf', { title: poll.title })}
        lead={poll.state === 'OPEN' ? t('polls.lead', { at: format.moment(poll.closesAt), count: poll.minutes }) : t(`polls.leadOf.${poll.state}`)}
        above={
          <BackLink to="/c/$tenant/wishes" params={{ tenant: slug }}>
            {t('wishes.toBoard')}
          </BackLink>
        }
      />
      <div className={detail.columns}>
        <div className={detail.stack}>
          <Card aria-labelledby="dates">
            <h2 id="dates" className={detail.sideTitle}>
              {t('polls.dates')}
            </h2>
            <ErrorNote problem={problem} />
            <ul className={classes.rows}>
              {poll.options.map((option) => {
                const there = format.localTime(option.startsAt, poll.timeZone)
                const isChosen = poll.chosen?.id === option.id
                const isBest = isChosen || (poll.chosen === null && poll.suggested?.id === option.id)
                return (
                  <li key={option.id} className={`${classes.row} ${isBest ? classes.best : ''}`}>
                    <span className={classes.grow}>
                      <time dateTime={option.startsAt} className={classes.when}>
                        {format.span(option.startsAt, option.endsAt)}
                      </time>
                      {there ? <span className={classes.quiet}>{t('events.localTime', { time: there, zone: poll.timeZone })}</span> : null}
                      {option.clockChange ? <span className={classes.quiet}>{t(`polls.clock.${option.clockChange}`)}</span> : null}
                      <span className={classes.tally}>
                        {answers.map((answer) => {
                          const Icon = icons[answer]
                          return (
                            <span key={answer}>
                              <Icon size={15} stroke={2} aria-hidden />
                              {t(`polls.counts.${answer}`, { count: { YES: option.yesCount, MAYBE: option.maybeCount, NO: option.noCount }[answer] })}
                            </span>
                          )
                        })}
                      </span>
                    </span>
                    {isChosen ? (
                      <Tag tone="good">{t('polls.chosen')}</Tag>
                    ) : isBest ? (
                      <Tag tone="accent">
                        <IconStarFilled size={12} aria-hidden /> {t('polls.best')}
                      </Tag>
                    ) : null}
                    {isOpen ? (
                      <SegmentedControl
                        aria-label={t('polls.canI', { at: format.moment(option.startsAt) })}
                        data={answers.map((value) => ({ value, label: t(`polls.answer.${value}`) }))}
                        value={mine(option.id, option.viewerAnswer) ?? ''}
                        onChange={(value) => setSaid((before) => ({ ...before, [option.id]: value as DateAnswer }))}
                      />
                    ) : null}
                    {poll.viewerCanDecide && poll.chosen === null ? (
                      <Button
                        size="compact-md"
                        variant={isBest ? 'filled' : 'default'}
                        loading={busy}
                        onClick={async () => (await act(Choose, { input: { pollId: poll.id, optionId: option.id } }, [])) && tell(t('polls.decided'))}
                      >
                        {t('polls.choose')}
                        <VisuallyHidden>{format.moment(option.startsAt)}</VisuallyHidden>
                      </Button>
                    ) : null}
                  </li>
                )
              })}
            </ul>
            {isOpen ? (
              <div className={form.buttons} style={{ marginTop: 14 }}>
                <Button loading={busy} disabled={Object.keys(said).length === 0} onClick={() => void send()}>
                  {t('polls.send')}
                </Button>
                <span className={detail.hint}>{t('polls.privacy')}</span>
              </div>
            ) : null}
          </Card>
          {poll.respondents.length > 0 ? (
            <Card aria-labelledby="respondents">
              <h2 id="respondents" className={detail.sideTitle}>
                {t('polls.respondents')}
              </h2>
              <div className={classes.scroll} tabIndex={0} role="region" aria-labelledby="respondents">
                <table className={classes.sheet}>
                  <thead>
                    <tr>
                      <th scope="col">{t('polls.who')}</th>
                      {poll.options.map(({ id, startsAt }) => (
                        <th key={id} scope="col" className={classes.number}>
                          {format.moment(startsAt)}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {poll.respondents.map(({ member, answers: given }) => (
                      <tr key={member.id}>
                        <th scope="row">{member.displayName}</th>
                        {poll.options.map(({ id }) => {
                          const answer = given.find(({ optionId }) => optionId === id)?.answer
                          return <td key={id}>{answer ? t(`polls.answer.${answer}`) : '–'}</td>
                        })}
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </Card>
          ) : null}
        </div>
        <aside className={detail.side}>
          <Card aria-labelledby="poll-facts">
            <h2 id="poll-facts" className={detail.sideTitle}>
              {t('polls.facts')}
            </h2>
            <div className={detail.stack} aria-live="polite">
              <p>{t('polls.respondentCount', { count: poll.respondentCount })}</p>
              {poll.chosen ? <p className={classes.when}>{format.span(poll.chosen.startsAt, poll.chosen.endsAt)}</p> : null}
              {poll.wishTheme ? (
                <Link to="/c/$tenant/wishes/$id" params={{ tenant: slug, id: poll.wishTheme.id }}>
                  {t('polls.toTheme')}
                </Link>
              ) : null}
              {poll.event ? (
                <ButtonLink to="/c/$tenant/events/$id" params={{ tenant: slug, id: poll.event.id }} variant="default">
                  {t(poll.event.status === 'DRAFT' ? 'wishes.toDraft' : 'wishes.toEvent')}
                </ButtonLink>
              ) : null}
              {poll.viewerCanDecide && isOpen ? (
                <Button variant="subtle" color="gray" loading={busy} onClick={() => void act(Close, { input: { pollId: poll.id } }, [])}>
                  {t('polls.close')}
                </Button>
              ) : null}
            </div>
          </Card>
        </aside>
      </div>
    </>
  )
}
