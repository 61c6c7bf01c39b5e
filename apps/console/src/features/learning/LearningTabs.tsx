import { useTranslation } from 'react-i18next'
import { useViewer } from '@/features/frame/viewer'
import { Tab, Tabs } from '@/ui/Tabs'

/** What coordinators have besides their own learning. */
export function LearningTabs() {
  const { t } = useTranslation()
  const { slug, can } = useViewer()
  if (!can('learning:manage')) return null
  const here = { params: { tenant: slug } }
  return (
    <Tabs label={t('learning.views')}>
      <Tab to="/c/$tenant/learning" activeOptions={{ exact: true }} {...here}>
        {t('learning.tab.mine')}
      </Tab>
      <Tab to="/c/$tenant/learning/applications" activeOptions={{ exact: true, includeSearch: false }} {...here}>
        {t('learning.tab.applications')}
      </Tab>
      <Tab to="/c/$tenant/learning/results" {...here}>
        {t('learning.tab.results')}
      </Tab>
    </Tabs>
  )
}
