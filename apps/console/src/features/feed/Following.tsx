import { IconMessages, IconUserPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useViewer } from '@/features/frame/viewer'
import { ButtonLink } from '@/ui/ButtonLink'
import { EmptyState } from '@/ui/EmptyState'
import classes from './Feed.module.css'

/** From the posts of what one follows to the list of it. */
export function ToFollows() {
  const { t } = useTranslation()
  const { slug } = useViewer()
  return (
    <p className={classes.summary}>
      <Link to="/c/$tenant/following" params={{ tenant: slug }}>
        {t('feed.toFollows')}
      </Link>
    </p>
  )
}

/** Nothing to read: because nothing is followed, or because those who are followed are silent. */
export function NothingFollowed({ followsSomething }: { followsSomething: boolean }) {
  const { t } = useTranslation()
  const { slug, can } = useViewer()
  const params = { tenant: slug }
  if (followsSomething) {
    return (
      <EmptyState icon={<IconMessages />} title={t('feed.silent')} action={<ButtonLink to="/c/$tenant/posts" params={params}>{t('feed.toAll')}</ButtonLink>}>
        {t('feed.silentText')}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={<IconUserPlus />}
      title={t('feed.noneFollowed')}
      action={
        can('members:read') ? (
          <ButtonLink to="/c/$tenant/people" params={params}>
            {t('feed.findPeople')}
          </ButtonLink>
        ) : (
          <ButtonLink to="/c/$tenant/spaces" params={params}>
            {t('feed.findSpaces')}
          </ButtonLink>
        )
      }
    >
      {t('feed.noneFollowedText')}
    </EmptyState>
  )
}
