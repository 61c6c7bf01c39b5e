import { useEffect, useState } from 'react'
import { ActionIcon } from '@mantine/core'
import { useLazyQuery, useMutation } from '@apollo/client/react'
import { IconBulb, IconConfetti, IconMessageReply, IconSparkles, IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { Card } from '@/ui/Card'
import { Ago } from '@/ui/Time'
import classes from './Feed.module.css'
import { many } from './unread'

const NoteVisit = graphql(`
  mutation NoteVisit { noteVisit { ... on VisitNoted { awaySince } } }
`)
const NewsQuery = graphql(`
  query News {
    sinceYouWereAway {
      since
      spaces { space { id name } postCount }
      answered { id title }
      replies { comment { id text author { id displayName } } post { id title } }
      celebrations { id title author { id displayName } }
      mostReacted { id title }
    }
  }
`)

/** Once, after somebody was away: what they missed, and nothing when they missed nothing. */
export function NewsCard() {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const [note] = useMutation(NoteVisit)
  const [ask, { data }] = useLazyQuery(NewsQuery, { fetchPolicy: 'network-only' })
  const closedKey = `news closed ${slug}`
  const [closed, setClosed] = useState(() => sessionStorage.getItem(closedKey))
  useEffect(() => {
    void note()
      .then(({ data: noted }) => (noted?.noteVisit.awaySince ? ask() : undefined))
      .catch(() => undefined)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each community that is entered
  }, [slug])
  const news = data?.sinceYouWereAway
  if (!news || closed === news.since || news.spaces.length + news.answered.length + news.replies.length === 0) return null
  const params = { tenant: slug }
  const post = (id: string, title: string) => (
    <Link to="/c/$tenant/posts/$id" params={{ ...params, id }} className={classes.to}>
      {title}
    </Link>
  )
  return (
    <Card aria-labelledby="news" className={classes.news}>
      <header className={classes.head}>
        <h2 id="news">{t('feed.away')}</h2>
        <p>
          {t('feed.since')} <Ago at={news.since} />
        </p>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('feed.close')}
          onClick={() => {
            sessionStorage.setItem(closedKey, news.since)
            setClosed(news.since)
          }}
        >
          <IconX size={18} aria-hidden />
        </ActionIcon>
      </header>
      <ul className={classes.spaces} aria-label={t('feed.newPosts')}>
        {news.spaces.map(({ space, postCount }) => (
          <li key={space.id}>
            <Link to="/c/$tenant/posts" params={params} search={{ space: space.id }} className={classes.space}>
              {space.name} <strong>{t('feed.posts', { count: postCount, number: many(postCount) })}</strong>
            </Link>
          </li>
        ))}
      </ul>
      <ul className={classes.facts}>
        {news.answered.map(({ id, title }) => (
          <li key={id}>
            <IconBulb size={18} aria-hidden />
            <span>
              {t('feed.answered')} {post(id, title)}
            </span>
          </li>
        ))}
        {news.replies.map(({ comment, post: about }) => (
          <li key={comment.id}>
            <IconMessageReply size={18} aria-hidden />
            <span>
              {t('feed.replied', { name: comment.author?.displayName ?? t('feed.somebody') })} {post(about.id, about.title)}
              <q>{comment.text}</q>
            </span>
          </li>
        ))}
        {news.celebrations.map(({ id, title, author }) => (
          <li key={id} data-tone="celebration">
            <IconConfetti size={18} aria-hidden />
            <span>
              {author ? t('feed.celebrated', { name: author.displayName }) : null} {post(id, title)}
            </span>
          </li>
        ))}
        {news.mostReacted.map(({ id, title }) => (
          <li key={id}>
            <IconSparkles size={18} aria-hidden />
            <span>
              {t('feed.moved')} {post(id, title)}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
