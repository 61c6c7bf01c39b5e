import { Button } from '@mantine/core'
import { useQuery } from '@apollo/client/react'
import { IconDoor } from '@tabler/icons-react'
import { Navigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { clientFor } from '@/app/apollo'
import { lastTenant } from '@/app/lastTenant'
import { session } from '@/app/session'
import { graphql } from '@/gql'
import { EmptyState } from '@/ui/EmptyState'
import { Loaded } from '@/ui/Loaded'
import { PageSkeleton } from '@/ui/Skeletons'
import { AuthShell } from './AuthShell'

const StartQuery = graphql(`
  query Start { me { id memberships { tenant { id slug } } } }
`)

/** Where someone lands: in the community they were in last, else in their first. */
export function StartPage() {
  const { t } = useTranslation()
  const query = useQuery(StartQuery, { client: clientFor(null) })
  return (
    <Loaded query={query} skeleton={<PageSkeleton />}>
      {({ me }) => {
        const slugs = me.memberships.map(({ tenant }) => tenant.slug)
        const slug = slugs.find((candidate) => candidate === lastTenant.get()) ?? slugs[0]
        if (slug) return <Navigate to="/c/$tenant" params={{ tenant: slug }} replace />
        return (
          <AuthShell>
            <EmptyState
              isPage
              icon={<IconDoor />}
              title={t('auth.noCommunity')}
              action={
                <Button variant="default" onClick={() => void session.signOut()}>
                  {t('settings.signOut')}
                </Button>
              }
            >
              {t('auth.noCommunityText')}
            </EmptyState>
          </AuthShell>
        )
      }}
    </Loaded>
  )
}
