import { IconMicrophone } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { Avatar } from '@/ui/Avatar'
import { Card } from '@/ui/Card'
import { Tag } from '@/ui/Tag'
import { Ago } from '@/ui/Time'
import { VoteButton } from './VoteButton'
import { Way } from './Way'
import classes from './Wishes.module.css'

const ThemeCardTheme = graphql(`
  fragment ThemeCard on WishTheme {
    id title text kind state voteCount createdAt
    proposer { id displayName }
    offers { kind member { id displayName } }
    datePoll { id state }
    event { id status startsAt }
    ...VoteTheme
  }
`)

/** A theme on the board, and how far it is to an event. */
export function ThemeCard({ theme: given, threshold }: { theme: FragmentType<typeof ThemeCardTheme>; threshold: number }) {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const theme = readFragment(ThemeCardTheme, given)
  const talkers = theme.offers.filter(({ kind }) => kind === 'TALK')
  return (
    <Card as="article" interactive aria-labelledby={`theme-${theme.id}`} className={classes.card}>
      <VoteButton theme={theme} />
      <div className={classes.words}>
        <p className={classes.badges}>
          <Tag tone={theme.kind === 'TALK' ? 'accent' : 'plain'}>{t(`wishes.kind.${theme.kind}`)}</Tag>
          {theme.state === 'OPEN' ? null : <Tag tone={theme.state === 'PLANNED' ? 'good' : 'plain'}>{t(`wishes.state.${theme.state}`)}</Tag>}
          <span>{theme.proposer.displayName}</span>
          <Ago at={theme.createdAt} />
        </p>
        <h3 id={`theme-${theme.id}`} className={classes.title}>
          <Link to="/c/$tenant/wishes/$id" params={{ tenant: slug, id: theme.id }} className={classes.link}>
            {theme.title}
          </Link>
        </h3>
        {theme.text ? <p className={`${classes.text} ${classes.excerpt}`}>{theme.text}</p> : null}
        {talkers.length > 0 ? (
          <p className={classes.people}>
            <IconMicrophone size={16} stroke={1.7} aria-hidden />
            <span className={classes.quiet}>{t('wishes.talkers')}</span>
            {talkers.slice(0, 3).map(({ member }) => (
              <span key={member.id} className={classes.person}>
                <Avatar name={member.displayName} size="sm" />
                {member.displayName}
              </span>
            ))}
          </p>
        ) : null}
        {theme.state === 'OPEN' ? <Way votes={theme.voteCount} threshold={threshold} hasTalker={talkers.length > 0} /> : null}
        {theme.state === 'PLANNED' && theme.datePoll?.state === 'OPEN' ? (
          <Link to="/c/$tenant/polls/$id" params={{ tenant: slug, id: theme.datePoll.id }}>
            {t('wishes.sayWhen')}
          </Link>
        ) : null}
        {theme.event && theme.event.status !== 'DRAFT' ? (
          <Link to="/c/$tenant/events/$id" params={{ tenant: slug, id: theme.event.id }}>
            {t('wishes.toEvent')}
          </Link>
        ) : null}
      </div>
    </Card>
  )
}
