import { useTranslation } from 'react-i18next'
import { IconPlus } from '@tabler/icons-react'
import { useViewer } from '@/features/frame/viewer'
import { ButtonLink } from '@/ui/ButtonLink'
import { PageHeader } from '@/ui/PageHeader'
import { Tab, Tabs } from '@/ui/Tabs'

/** The head that the four views of the area share. */
export function CertificationTabs({ lead }: { lead: string }) {
  const { t } = useTranslation()
  const { slug, can } = useViewer()
  const params = { tenant: slug }
  const exact = { activeOptions: { exact: true, includeSearch: false } }
  return (
    <>
      <PageHeader
        title={t('certifications.title')}
        lead={lead}
        actions={
          <ButtonLink to="/c/$tenant/certifications/report" params={params} leftSection={<IconPlus size={18} aria-hidden />}>
            {t('certifications.report')}
          </ButtonLink>
        }
      />
      <Tabs label={t('certifications.title')}>
        <Tab to="/c/$tenant/certifications" params={params} {...exact}>
          {t('certifications.catalogue')}
        </Tab>
        <Tab to="/c/$tenant/certifications/paths" params={params} {...exact}>
          {t('certifications.paths')}
        </Tab>
        <Tab to="/c/$tenant/certifications/reports" params={params} {...exact}>
          {t('certifications.mine')}
        </Tab>
        {can('passes:verify') ? (
          <Tab to="/c/$tenant/certifications/waiting" params={params} {...exact}>
            {t('certifications.waiting')}
          </Tab>
        ) : null}
      </Tabs>
    </>
  )
}
