import { useEffect, type ReactNode } from 'react'
import { ApolloProvider, useQuery } from '@apollo/client/react'
import { Outlet, getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useTenantColor, houseColor } from '@/app/accent'
import { clientFor } from '@/app/apollo'
import { lastTenant } from '@/app/lastTenant'
import { graphql, readFragment } from '@/gql'
import { RulesDialog } from '@/features/moderation/RulesDialog'
import { StandingNotice } from '@/features/moderation/StandingNotice'
import { PageSkeleton } from '@/ui/Skeletons'
import { AreaNav, AreaNavSkeleton } from './AreaNav'
import { Closed } from './Closed'
import { Palette } from './Palette'
import { PhoneBars } from './PhoneBars'
import { Rail } from './Rail'
import { useFocusOnNewPage } from './focus'
import { useLiveNotifications } from './live'
import { useCommunities } from './communities'
import { ViewerContext, ViewerFacts } from './viewer'
import classes from './TenantLayout.module.css'

const FrameQuery = graphql(`
  query Frame { viewer { ...ViewerFacts } }
`)
const route = getRouteApi('/c/$tenant')

/** A community: a client and a cache of its own, so that leaving it leaves everything of it behind. */
export function TenantLayout() {
  const { tenant } = route.useParams()
  return (
    <ApolloProvider client={clientFor(tenant)} key={tenant}>
      <Frame slug={tenant} />
    </ApolloProvider>
  )
}

function Frame({ slug }: { slug: string }) {
  const { t } = useTranslation()
  const communities = useCommunities()
  const { data, error, refetch } = useQuery(FrameQuery)
  const viewer = data ? readFragment(ViewerFacts, data.viewer) : null
  const here = communities.find(({ tenant }) => tenant.slug === slug)
  useTenantColor(viewer?.tenant.color ?? here?.tenant.color ?? houseColor)
  useLiveNotifications(communities, slug)
  useEffect(() => {
    if (viewer) lastTenant.set(slug)
  }, [viewer, slug])
  useFocusOnNewPage()

  const page = (content: ReactNode, nav: ReactNode) => (
    <div className={classes.frame}>
      <a href="#page" className={classes.skip}>
        {t('frame.skip')}
      </a>
      <Rail communities={communities} current={slug} />
      <div className={classes.nav}>{nav}</div>
      <main id="page" tabIndex={-1} className={classes.main}>
        <div className={classes.page}>{content}</div>
      </main>
    </div>
  )

  if (error && !viewer) return page(<Closed error={error} retry={() => void refetch()} />, null)
  if (!viewer) return page(<PageSkeleton />, <AreaNavSkeleton />)
  const unread = here?.unread ?? 0
  return (
    <ViewerContext value={viewer}>
      {page(
        <>
          <PhoneBars communities={communities} unread={unread} />
          <StandingNotice />
          <Outlet />
        </>,
        <AreaNav unread={unread} />,
      )}
      <RulesDialog />
      <Palette communities={communities} />
    </ViewerContext>
  )
}
