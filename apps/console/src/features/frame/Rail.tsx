import { Tooltip, VisuallyHidden } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Mark } from '@/ui/Mark'
import type { Community } from './communities'
import classes from './Rail.module.css'

type Props = { communities: Community[]; current: string }

/** My communities; the federations stand beyond the dashed line. */
export function Rail({ communities, current }: Props) {
  const { t } = useTranslation()
  const firstFederation = communities.find(({ tenant }) => tenant.kind === 'FEDERATION')
  return (
    <nav aria-label={t('frame.communities')} className={classes.rail}>
      <ul className={classes.list}>
        {communities.map(({ tenant, unread }) => (
          <li key={tenant.id} className={classes.item}>
            {tenant === firstFederation?.tenant && communities[0] !== firstFederation ? (
              <span className={classes.border} aria-hidden />
            ) : null}
            <Tooltip label={tenant.name} position="right">
              <Link
                to="/c/$tenant"
                params={{ tenant: tenant.slug }}
                className={classes.link}
                aria-current={tenant.slug === current ? 'true' : undefined}
                data-round={tenant.kind === 'FEDERATION' || undefined}
              >
                <Mark tenant={tenant} />
                <VisuallyHidden>
                  {unread > 0 ? t('frame.communityUnread', { name: tenant.name, count: unread }) : tenant.name}
                </VisuallyHidden>
                {unread > 0 ? (
                  <span className={classes.count} aria-hidden>
                    {unread > 99 ? '99+' : unread}
                  </span>
                ) : null}
              </Link>
            </Tooltip>
          </li>
        ))}
        <li className={classes.item}>
          <Tooltip label={t('start.link')} position="right">
            <Link to="/start" className={classes.plus} aria-label={t('start.link')}>
              <IconPlus size={20} aria-hidden />
            </Link>
          </Tooltip>
        </li>
      </ul>
    </nav>
  )
}
