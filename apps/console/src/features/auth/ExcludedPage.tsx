import { useTranslation } from 'react-i18next'
import { ButtonLink } from '@/ui/ButtonLink'
import { Card } from '@/ui/Card'
import { PageHeader } from '@/ui/PageHeader'
import form from '@/ui/Form.module.css'
import { AuthShell } from './AuthShell'
import classes from './ExcludedPage.module.css'

/** Where the mail about an exclusion leads: what it means and what one can do. It says nothing about anybody, so everybody may read it. */
export function ExcludedPage() {
  const { t } = useTranslation()
  return (
    <AuthShell>
      <PageHeader title={t('excluded.title')} lead={t('excluded.lead')} />
      <Card>
        <h2 className={classes.title}>{t('excluded.whatNow')}</h2>
        <ol className={classes.steps}>
          {(['read', 'ask', 'wait'] as const).map((step) => (
            <li key={step}>{t(`excluded.${step}`)}</li>
          ))}
        </ol>
        <p className={form.hint}>{t('excluded.elsewhere')}</p>
        <ButtonLink to="/" mt={16}>
          {t('excluded.toMine')}
        </ButtonLink>
      </Card>
    </AuthShell>
  )
}
