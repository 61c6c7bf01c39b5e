import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { daysUntil, useFormat } from '@/app/format'
import { useViewer } from '@/features/frame/viewer'
import { stageOf } from '@/features/proposals/ProposalCard'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { Card, CrossBorderCard } from '@/ui/Card'
import { CrossingBadge } from '@/ui/Crossing'
import classes from './Aside.module.css'

const AsideEvent = graphql(`
  fragment AsideEvent on Event { id title startsAt endsAt viewerRegistration { id state } }
`)
const AsideJointEvent = graphql(`
  fragment AsideJointEvent on JointEvent {
    id
    title
    startsAt
    endsAt
    cancelledAt
    host { id name }
    viewerRegistration { id state }
  }
`)
const AsideProposal = graphql(`
  fragment AsideProposal on Proposal { id title state viewerAnswer expiresAt }
`)

type Props = {
  unread: number
  events: FragmentType<typeof AsideEvent>[]
  jointEvents: FragmentType<typeof AsideJointEvent>[]
  proposals: FragmentType<typeof AsideProposal>[]
}

export function Aside({ unread, events, jointEvents, proposals }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { slug } = useViewer()
  const params = { tenant: slug }
  const open = readFragment(AsideProposal, proposals).filter((proposal) => stageOf(proposal) === 'open')
  const mine = readFragment(AsideEvent, events).filter(
    ({ viewerRegistration }) => viewerRegistration && viewerRegistration.state !== 'CANCELLED' && viewerRegistration.state !== 'DECLINED',
  )
  const joint = readFragment(AsideJointEvent, jointEvents).filter(
    ({ endsAt, cancelledAt }) => cancelledAt === null && Date.parse(endsAt) > Date.now(),
  )
  const nothing = open.length === 0 && unread === 0
  return (
    <aside className={classes.aside}>
      <Card aria-labelledby="needs-me">
        <h2 id="needs-me" className={classes.title}>
          {t('home.needsMe')}
        </h2>
        {nothing ? <p className={classes.quiet}>{t('home.nothing')}</p> : null}
        <ul className={classes.list}>
          {open.map(({ id, title, expiresAt }) => (
            <li key={id}>
              <Link to="/c/$tenant/proposals" params={params} className={classes.item}>
                {t('home.answerProposal', { title })}
              </Link>
              <span className={classes.deadline}>{t('proposals.daysLeft', { count: daysUntil(expiresAt) })}</span>
            </li>
          ))}
          {unread > 0 ? (
            <li>
              <Link to="/c/$tenant/notifications" params={params} className={classes.item}>
                {t('home.readNotifications', { count: unread })}
              </Link>
            </li>
          ) : null}
        </ul>
      </Card>
      {mine.length > 0 ? (
        <Card aria-labelledby="my-events">
          <h2 id="my-events" className={classes.title}>
            {t('home.myEvents')}
          </h2>
          <ul className={classes.list}>
            {mine.map(({ id, title, startsAt, endsAt, viewerRegistration }) => (
              <li key={id}>
                <Link to="/c/$tenant/events/$id" params={{ tenant: slug, id }} className={classes.item}>
                  {title}
                </Link>
                <span className={classes.quiet}>
                  <time dateTime={startsAt}>{format.span(startsAt, endsAt)}</time>
                  {viewerRegistration && viewerRegistration.state !== 'REGISTERED'
                    ? ` · ${t(`events.state.${viewerRegistration.state}`)}`
                    : ''}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      {joint.map(({ id, title, startsAt, endsAt, host, viewerRegistration }) => (
        <CrossBorderCard key={id} as="article" interactive aria-labelledby={`aside-${id}`}>
          <CrossingBadge>{t('joint.by', { name: host.name })}</CrossingBadge>
          <h3 id={`aside-${id}`} className={classes.joint}>
            <Link to="/c/$tenant/joint/$id" params={{ tenant: slug, id }} className={classes.item}>
              {title}
            </Link>
          </h3>
          <p className={classes.quiet}>
            <time dateTime={startsAt}>{format.span(startsAt, endsAt)}</time>
            {viewerRegistration ? ` · ${t(`events.state.${viewerRegistration.state}`)}` : ''}
          </p>
        </CrossBorderCard>
      ))}
    </aside>
  )
}
