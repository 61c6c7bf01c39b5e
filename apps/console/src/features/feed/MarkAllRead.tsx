import { Button } from '@mantine/core'
import { IconChecks } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './Feed.module.css'
import { many, useMarkRead, useUnreadPosts } from './unread'

/** How much is new in all my spaces, and one button after which nothing is. */
export function MarkAllRead() {
  const { t } = useTranslation()
  const unread = useUnreadPosts()
  const { mark, loading } = useMarkRead()
  if (unread === 0) return null
  return (
    <div className={classes.summary}>
      <p>{t('feed.unread', { count: unread, number: many(unread) })}</p>
      <Button variant="subtle" size="compact-sm" leftSection={<IconChecks size={16} aria-hidden />} loading={loading} onClick={() => mark({})}>
        {t('feed.markAll')}
      </Button>
    </div>
  )
}
