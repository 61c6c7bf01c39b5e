import { useTranslation } from 'react-i18next'
import { useViewer } from '@/features/frame/viewer'
import { PageHeader } from '@/ui/PageHeader'
import { Tab, Tabs } from '@/ui/Tabs'

/** The head that the three views of the area share. */
export function TodayTabs({ lead }: { lead: string }) {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const params = { tenant: slug }
  const exact = { activeOptions: { exact: true } }
  return (
    <>
      <PageHeader title={t('today.title')} lead={lead} />
      <Tabs label={t('today.title')}>
        <Tab to="/c/$tenant/today" params={params} {...exact}>
          {t('today.tab.queue')}
        </Tab>
        <Tab to="/c/$tenant/today/rota" params={params} {...exact}>
          {t('today.tab.rota')}
        </Tab>
        <Tab to="/c/$tenant/today/load" params={params} {...exact}>
          {t('today.tab.load')}
        </Tab>
      </Tabs>
    </>
  )
}
