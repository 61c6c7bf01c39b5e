import type { ComponentType } from 'react'
import { IconLock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '@/ui/ButtonLink'
import { EmptyState } from '@/ui/EmptyState'
import { type Permission, useViewer } from './viewer'

/** A page for those with this permission. Others who come by its address are told so, instead of its tabs and a refusal of each of its parts. */
export function only(permission: Permission, Page: ComponentType): ComponentType {
  return function Only() {
    return useViewer().can(permission) ? <Page /> : <NotYours />
  }
}

function NotYours() {
  const { t } = useTranslation()
  const { slug } = useViewer()
  return (
    <EmptyState
      isPage
      icon={<IconLock />}
      title={t('frame.forOperators')}
      action={
        <ButtonLink to="/c/$tenant" params={{ tenant: slug }}>
          {t('action.home')}
        </ButtonLink>
      }
    >
      {t('frame.forOperatorsText')}
    </EmptyState>
  )
}
