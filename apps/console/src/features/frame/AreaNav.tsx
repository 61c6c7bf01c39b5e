import { Skeleton } from '@mantine/core'
import { spotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { many, useUnreadPosts } from '@/features/feed/unread'
import { areasOf } from './areas'
import { shortcut } from './shortcut'
import { useViewer } from './viewer'
import classes from './AreaNav.module.css'

type Props = { unread: number; onLeave?: () => void }

/** Which community this is, the way to everything in it, and its areas. */
export function AreaNav({ unread, onLeave }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const viewer = useViewer()
  const { tenant, slug } = viewer
  const newPosts = useUnreadPosts()
  const facts = [
    t(`kind.${tenant.kind}`),
    tenant.memberCount == null ? null : t('frame.members', { count: tenant.memberCount, number: format.number(tenant.memberCount) }),
  ].filter(Boolean)
  return (
    <nav aria-label={t('frame.areas')} className={classes.column}>
      <div className={classes.head}>
        <p className={classes.name}>{tenant.name}</p>
        <p className={classes.facts}>{facts.join(' · ')}</p>
      </div>
      <button
        type="button"
        className={classes.search}
        onClick={() => {
          onLeave?.()
          spotlight.open()
        }}
      >
        <IconSearch size={16} aria-hidden />
        <span>{t('frame.search')}</span>
        <kbd>{shortcut}</kbd>
      </button>
      <div>
        {areasOf(viewer).map(({ name, areas }) => (
          <div key={name} className={classes.group} data-group={name}>
            {name === 'daily' ? null : <h2 className={classes.title}>{t(`frame.group.${name}`)}</h2>}
            <ul>
              {areas.map(({ key, to, icon: Icon }) => (
                <li key={key}>
                  <Link
                    to={to}
                    params={{ tenant: slug }}
                    activeOptions={{ exact: key === 'home' }}
                    className={classes.link}
                    onClick={onLeave}
                  >
                    <Icon size={18} stroke={1.7} aria-hidden />
                    <span className={classes.label}>{t(`area.${key}`)}</span>
                    {key === 'posts' && newPosts > 0 ? (
                      <span className={classes.new}>
                        <span aria-hidden>{many(newPosts)}</span>
                        <span className={classes.spoken}>{t('feed.badge', { count: newPosts, number: many(newPosts) })}</span>
                      </span>
                    ) : null}
                    {key === 'notifications' && unread > 0 ? (
                      <span className={classes.count}>
                        <span aria-hidden>{unread}</span>
                        <span className={classes.spoken}>{t('frame.unread', { count: unread })}</span>
                      </span>
                    ) : null}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </nav>
  )
}

export const AreaNavSkeleton = () => (
  <div className={classes.column}>
    <Skeleton height={18} width="80%" mb={8} />
    <Skeleton height={12} width="50%" mb={24} />
    {[70, 84, 62, 76, 58].map((width) => (
      <Skeleton key={width} height={16} width={`${width}%`} mb={18} />
    ))}
  </div>
)
