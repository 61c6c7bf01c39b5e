import { useEffect, useMemo } from 'react'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { Outlet, useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useAccent } from './accent'
import { session } from './session'
import { themeFor, variables } from './theme'

/** What every page stands on: the theme in the accent of the place, and the toasts. */
export function RootLayout() {
  const accent = useAccent()
  const theme = useMemo(() => themeFor(accent), [accent])
  const router = useRouter()
  const { t } = useTranslation()

  // Signed out here or in another tab: the guards of the routes decide anew.
  useEffect(() => session.subscribe(() => void router.invalidate()), [router])

  return (
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
      <Outlet />
      <section aria-label={t('frame.toasts')}>
        <Notifications
          position="bottom-right"
          limit={3}
          autoClose={6000}
          transitionDuration={140}
          zIndex={400}
          withinPortal={false}
        />
      </section>
    </MantineProvider>
  )
}
