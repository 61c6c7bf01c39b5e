import { useDisclosure } from '@mantine/hooks'
import { IconLock, IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { many } from '@/features/feed/unread'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import type { SpaceFilterSpaceFragment } from '@/gql/graphql'
import classes from '@/ui/Pills.module.css'
import { NewSpace } from './NewSpace'

export const SpaceFilterSpace = graphql(`
  fragment SpaceFilterSpace on Space { id name description access level unreadCount standing { isReader } }
`)

/** Without this the list of all would look chosen whatever is chosen beside it. */
const PRECISELY = { exact: true, explicitUndefined: true }

type Props = { spaces: SpaceFilterSpaceFragment[]; current: string | undefined; isFollowing?: boolean }

/** Which space's posts are shown; the choice is in the URL. */
export function SpaceFilter({ spaces, current, isFollowing = false }: Props) {
  const { t } = useTranslation()
  const { slug, can } = useViewer()
  const [isOpen, { open, close }] = useDisclosure()
  const params = { tenant: slug }
  return (
    <nav aria-label={t('posts.spaces')} className={classes.pills}>
      <Link to="/c/$tenant/posts" params={params} className={classes.pill} activeOptions={PRECISELY} aria-current={current || isFollowing ? undefined : 'page'}>
        {t('posts.allSpaces')}
      </Link>
      <Link to="/c/$tenant/posts" params={params} search={{ following: true }} className={classes.pill} aria-current={isFollowing ? 'page' : undefined}>
        {t('feed.following')}
      </Link>
      {spaces.map(({ id, name, access, unreadCount }) => (
        <Link
          key={id}
          to="/c/$tenant/posts"
          params={params}
          search={{ space: id }}
          className={classes.pill}
          aria-current={current === id ? 'page' : undefined}
        >
          {access === 'OPEN' ? null : <IconLock size={14} role="img" aria-label={t(`posts.access.${access}`)} />}
          {name}
          {unreadCount > 0 ? (
            <strong className={classes.new} aria-label={t('feed.badge', { count: unreadCount, number: many(unreadCount) })}>
              {many(unreadCount)}
            </strong>
          ) : null}
        </Link>
      ))}
      {can('spaces:manage') ? (
        <>
          <button type="button" className={classes.pill} onClick={open}>
            <IconPlus size={14} aria-hidden />
            {t('posts.newSpace')}
          </button>
          <NewSpace isOpen={isOpen} onClose={close} />
        </>
      ) : null}
    </nav>
  )
}
