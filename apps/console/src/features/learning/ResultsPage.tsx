import { useQuery } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { ImportPanel } from '@/features/imports/ImportPanel'
import { graphql } from '@/gql'
import { Card } from '@/ui/Card'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { ListSkeleton } from '@/ui/Skeletons'
import detail from '@/ui/Detail.module.css'
import { Bar } from './Bar'
import { LearningTabs } from './LearningTabs'
import { Strangers } from './Strangers'
import classes from './Learning.module.css'

const FunnelQuery = graphql(`
  query LearningFunnel { learningFunnel { licenceYear stages { step count definition } } }
`)

/** From seats to completed courses, the provider's report, and the people in it whom nobody knows. */
export function ResultsPage() {
  const { t } = useTranslation()
  const format = useFormat()
  const query = useQuery(FunnelQuery)
  return (
    <>
      <PageHeader title={t('learning.tab.results')} lead={t('learning.resultsLead')} />
      <LearningTabs />
      <div className={classes.stack}>
        <Loaded query={query} skeleton={<ListSkeleton rows={2} />}>
          {({ learningFunnel: { licenceYear, stages } }) => {
            const invited = stages.find(({ step }) => step === 'INVITED')?.count ?? 0
            return (
              <Card aria-labelledby="funnel">
                <h2 id="funnel" className={detail.sideTitle}>
                  {t('learning.funnel', { year: licenceYear })}
                </h2>
                <div className={classes.fitting}>
                  <table className={classes.table} aria-labelledby="funnel">
                    <thead>
                      <tr>
                        <th scope="col">{t('learning.stepLabel')}</th>
                        <th scope="col" className={classes.number}>
                          {t('learning.people')}
                        </th>
                        <th scope="col">{t('learning.ofInvited')}</th>
                      </tr>
                    </thead>
                    <tbody>
                      {stages.map(({ step, count, definition }) => {
                        const percent = invited > 0 ? (count / invited) * 100 : 0
                        return (
                          <tr key={step}>
                            <th scope="row">
                              {t(`learning.funnelStep.${step}`)}
                              <span className={classes.definition}>{definition}</span>
                            </th>
                            <td className={classes.number} data-label={t('learning.people')}>
                              {format.number(count)}
                            </td>
                            <td data-label={step === 'SEATS' ? undefined : t('learning.ofInvited')}>
                              {step === 'SEATS' ? null : (
                                <span className={classes.share}>
                                  <span className={classes.ratio}>{t('learning.percent', { percent: Math.round(percent) })}</span>
                                  <Bar percent={percent} />
                                </span>
                              )}
                            </td>
                          </tr>
                        )
                      })}
                    </tbody>
                  </table>
                </div>
              </Card>
            )
          }}
        </Loaded>
        <section aria-labelledby="report">
          <h2 id="report" className={detail.sideTitle}>
            {t('learning.report')}
          </h2>
          <p className={classes.before}>{t('learning.reportText')}</p>
          <ImportPanel kind="ACTIVITY_REPORT" />
        </section>
        <Strangers />
      </div>
    </>
  )
}
