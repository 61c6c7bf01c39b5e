import { IconCalendarEvent, IconMessage, IconMessageCircle } from '@tabler/icons-react'
import { Link, type LinkProps } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment, type FragmentType } from '@/gql'
import type { SearchHitFactsFragment } from '@/gql/graphql'
import { Avatar } from '@/ui/Avatar'
import { Marked } from '@/ui/Marked'
import { Tag } from '@/ui/Tag'
import { Ago } from '@/ui/Time'
import classes from './Search.module.css'

const SearchHitFacts = graphql(`
  fragment SearchHitFacts on SearchHit {
    kind
    at
    title { text ranges { start end } }
    excerpt { text ranges { start end } }
    post { id space { id name } }
    subject {
      __typename
      ... on Post { id space { id name } author { id displayName } }
      ... on Comment { id author { id displayName } }
      ... on Member { id }
      ... on Event { id startsAt endsAt cancelledAt }
    }
  }
`)

/** One thing that was found, and the way to it. */
export function Hit({ hit: given }: { hit: FragmentType<typeof SearchHitFacts> }) {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const hit = readFragment(SearchHitFacts, given)
  const link = linkOf(hit, slug)
  const title = <Marked {...hit.title} />
  return (
    <li className={classes.hit}>
      <span className={classes.face}>
        <Face hit={hit} />
      </span>
      <div className={classes.words}>
        <h2 className={classes.title}>{link ? <Link {...link} className={classes.link}>{title}</Link> : title}</h2>
        <p className={classes.meta}>
          <Tag>{t(`search.kind.${hit.kind}`)}</Tag>
          <Meta hit={hit} />
        </p>
        {hit.excerpt.text ? (
          <p className={classes.excerpt}>
            <Marked {...hit.excerpt} />
          </p>
        ) : null}
      </div>
    </li>
  )
}

function Face({ hit }: { hit: SearchHitFactsFragment }) {
  const icon = { size: 20, stroke: 1.6, 'aria-hidden': true }
  if (hit.kind === 'PERSON') return <Avatar name={hit.title.text} size="sm" />
  if (hit.kind === 'EVENT') return <IconCalendarEvent {...icon} />
  return hit.kind === 'COMMENT' ? <IconMessageCircle {...icon} /> : <IconMessage {...icon} />
}

function Meta({ hit: { subject, post, at } }: { hit: SearchHitFactsFragment }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (subject?.__typename === 'Event') {
    return (
      <>
        <span>{format.span(subject.startsAt, subject.endsAt)}</span>
        {subject.cancelledAt ? <Tag tone="notice">{t('search.cancelled')}</Tag> : null}
      </>
    )
  }
  if (subject?.__typename === 'Member') return <span>{t('people.joined', { month: format.month(at) })}</span>
  const space = subject?.__typename === 'Post' ? subject.space : post?.space
  return (
    <>
      {subject ? <span>{subject.author?.displayName ?? t('posts.anonymous')}</span> : null}
      {space ? <span>{space.name}</span> : null}
      <Ago at={at} />
    </>
  )
}

function linkOf({ subject, post, title }: SearchHitFactsFragment, tenant: string): LinkProps | null {
  switch (subject?.__typename) {
    case 'Post':
      return { to: '/c/$tenant/posts/$id', params: { tenant, id: subject.id } }
    case 'Comment':
      return post ? { to: '/c/$tenant/posts/$id', params: { tenant, id: post.id }, hash: 'comments' } : null
    case 'Event':
      return { to: '/c/$tenant/events/$id', params: { tenant, id: subject.id } }
    case 'Member':
      return { to: '/c/$tenant/people', params: { tenant }, search: { q: title.text } }
    default:
      return null
  }
}
