import { useQuery } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { PageHeader } from '@/ui/PageHeader'
import { Tab, Tabs } from '@/ui/Tabs'

const OverviewQuery = graphql(`
  query ModerationOverview { moderationOverview { openCount mineCount appealCount } }
`)

/** The head that the views of the area share, with how much waits. */
export function ModerationTabs({ lead }: { lead: string }) {
  const { t } = useTranslation()
  const { slug, can } = useViewer()
  const { data } = useQuery(OverviewQuery)
  const params = { tenant: slug }
  const exact = { activeOptions: { exact: true, includeSearch: false } }
  const counted = (label: string, count: number | undefined) => (count ? `${label} (${count})` : label)
  return (
    <>
      <PageHeader title={t('moderation.title')} lead={lead} />
      <Tabs label={t('moderation.title')} wraps>
        <Tab to="/c/$tenant/moderation" params={params} {...exact}>
          {counted(t('moderation.open'), data?.moderationOverview.openCount)}
        </Tab>
        <Tab to="/c/$tenant/moderation/handled" params={params} {...exact}>
          {t('moderation.handled')}
        </Tab>
        <Tab to="/c/$tenant/moderation/hidden" params={params} {...exact}>
          {t('moderation.hidden')}
        </Tab>
        <Tab to="/c/$tenant/moderation/appeals" params={params} {...exact}>
          {counted(t('moderation.appeals'), data?.moderationOverview.appealCount)}
        </Tab>
        <Tab to="/c/$tenant/moderation/sanctions" params={params} {...exact}>
          {t('moderation.sanctions')}
        </Tab>
        {can('anonymity:unmask') ? (
          <Tab to="/c/$tenant/moderation/unmaskings" params={params} {...exact}>
            {t('moderation.unmaskings')}
          </Tab>
        ) : null}
        <Tab to="/c/$tenant/moderation/filters" params={params} {...exact}>
          {t('moderation.filters')}
        </Tab>
        {can('moderation:configure') ? (
          <Tab to="/c/$tenant/moderation/settings" params={params} {...exact}>
            {t('moderation.settings')}
          </Tab>
        ) : null}
        {can('audit:read') ? (
          <Tab to="/c/$tenant/moderation/log" params={params} {...exact}>
            {t('moderation.log')}
          </Tab>
        ) : null}
      </Tabs>
    </>
  )
}
