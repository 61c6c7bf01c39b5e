import { Drawer, VisuallyHidden } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { spotlight } from '@mantine/spotlight'
import { IconBell, IconCalendarEvent, IconHome, IconMenu2, IconMessages, IconPlus, IconSearch, IconSelector } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Mark } from '@/ui/Mark'
import { AreaNav } from './AreaNav'
import type { Community } from './communities'
import { useViewer } from './viewer'
import classes from './PhoneBars.module.css'

const tabs = [
  { key: 'home', to: '/c/$tenant', icon: IconHome },
  { key: 'posts', to: '/c/$tenant/posts', icon: IconMessages },
  { key: 'events', to: '/c/$tenant/events', icon: IconCalendarEvent },
  { key: 'notifications', to: '/c/$tenant/notifications', icon: IconBell },
] as const

type Props = { communities: Community[]; unread: number }

/** The frame on a phone: where I am above, where I go most below, everything else in a sheet. */
export function PhoneBars({ communities, unread }: Props) {
  const { t } = useTranslation()
  const { tenant, slug } = useViewer()
  const [isOpen, { open, close }] = useDisclosure()
  const elsewhere = communities.some((community) => community.unread > 0 && community.tenant.slug !== slug)
  return (
    <>
      <header className={classes.top}>
        <button type="button" className={classes.place} onClick={open}>
          <Mark tenant={tenant} size="sm" />
          <span className={classes.name}>{tenant.name}</span>
          <VisuallyHidden>{t('frame.openMenu')}</VisuallyHidden>
          <IconSelector size={16} aria-hidden />
          {elsewhere ? <span className={classes.dot} aria-hidden /> : null}
        </button>
        <button type="button" className={classes.icon} onClick={() => spotlight.open()} aria-label={t('frame.search')}>
          <IconSearch size={20} aria-hidden />
        </button>
      </header>
      <nav className={classes.bottom} aria-label={t('frame.mainAreas')}>
        {tabs.map(({ key, to, icon: Icon }) => (
          <Link key={key} to={to} params={{ tenant: slug }} activeOptions={{ exact: key === 'home' }} className={classes.tab}>
            <span className={classes.tabIcon}>
              <Icon size={22} stroke={1.7} aria-hidden />
              {key === 'notifications' && unread > 0 ? <span className={classes.count}>{unread > 99 ? '99+' : unread}</span> : null}
            </span>
            {t(`tab.${key}`)}
          </Link>
        ))}
        <button type="button" className={classes.tab} onClick={open} aria-expanded={isOpen}>
          <IconMenu2 size={22} stroke={1.7} aria-hidden />
          {t('tab.menu')}
        </button>
      </nav>
      <Drawer
        opened={isOpen}
        onClose={close}
        size="min(330px, 88vw)"
        title={t('frame.communities')}
        closeButtonProps={{ 'aria-label': t('action.close') }}
        classNames={{ body: classes.sheet }}
      >
        <ul className={classes.communities}>
          {communities.map((community) => (
            <li key={community.tenant.id}>
              <Link
                to="/c/$tenant"
                params={{ tenant: community.tenant.slug }}
                className={classes.community}
                aria-current={community.tenant.slug === slug ? 'true' : undefined}
                onClick={close}
              >
                <Mark tenant={community.tenant} size="sm" />
                <span className={classes.communityName}>{community.tenant.name}</span>
                {community.unread > 0 ? <span className={classes.count}>{community.unread}</span> : null}
              </Link>
            </li>
          ))}
          <li>
            <Link to="/start" className={classes.community} onClick={close}>
              <IconPlus size={20} aria-hidden />
              <span className={classes.communityName}>{t('start.link')}</span>
            </Link>
          </li>
        </ul>
        <AreaNav unread={unread} onLeave={close} />
      </Drawer>
    </>
  )
}
