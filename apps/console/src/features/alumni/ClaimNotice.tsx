import { IconIdBadge2 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useViewer } from '@/features/frame/viewer'
import { ButtonLink } from '@/ui/ButtonLink'
import { Card } from '@/ui/Card'
import classes from './Alumni.module.css'
import { useStanding } from './standing'

/** What opens this area to me: the way to my record, or where it stands. Nothing once I am verified. */
export function ClaimNotice() {
  const { t } = useTranslation()
  const { slug, can } = useViewer()
  const { claim, isLoaded } = useStanding()
  if (!isLoaded || claim?.state === 'VERIFIED' || (can('roster:manage') && !claim)) return null
  const step = claim ? claim.state : 'NONE'
  const mayClaim = step === 'NONE' || step === 'RETURNED'
  return (
    <Card aria-labelledby="claim-notice" tone={step === 'MANUAL_REVIEW' ? 'notice' : 'plain'} style={{ marginBottom: 20 }}>
      <div className={`${classes.row} ${classes.between}`}>
        <div style={{ flex: '1 1 280px' }}>
          <h2 id="claim-notice" className={classes.title}>
            {t(`alumni.standing.${step}.title`)}
          </h2>
          <p className={classes.about}>{t(`alumni.standing.${step}.text`)}</p>
        </div>
        {mayClaim ? (
          <ButtonLink to="/c/$tenant/alumni/claim" params={{ tenant: slug }} leftSection={<IconIdBadge2 size={18} aria-hidden />}>
            {t('alumni.claim')}
          </ButtonLink>
        ) : null}
      </div>
    </Card>
  )
}
