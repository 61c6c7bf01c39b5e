import { Button } from '@mantine/core'
import { useQuery } from '@apollo/client/react'
import { IconDownload, IconTable } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { comparedSteps, pathLevels } from '@/app/choices'
import { saveCsv } from '@/app/csv'
import { useFormat } from '@/app/format'
import { graphql } from '@/gql'
import type { LearningComparisonQuery } from '@/gql/graphql'
import { Card } from '@/ui/Card'
import { EmptyState } from '@/ui/EmptyState'
import { Loaded } from '@/ui/Loaded'
import { Mark } from '@/ui/Mark'
import { PageHeader } from '@/ui/PageHeader'
import { ListSkeleton } from '@/ui/Skeletons'
import { Tab, Tabs } from '@/ui/Tabs'
import detail from '@/ui/Detail.module.css'
import { Bar } from './Bar'
import { townOf } from './town'
import classes from './Learning.module.css'

const ComparisonQuery = graphql(`
  query LearningComparison($level: PathLevel!) {
    learningComparison(level: $level) {
      licenceYear
      minimumCell
      updatedAt
      total { step numerator denominator percent }
      communities { isHidden community { id name ...MarkTenant } rates { step numerator denominator percent } }
    }
  }
`)
const route = getRouteApi('/c/$tenant/learning/comparison')
type Comparison = LearningComparisonQuery['learningComparison']
type Rate = Comparison['total'][number]

/** Rates of the communities of a consortium, side by side, without giving away any small one. */
export function ComparisonPage() {
  const { t } = useTranslation()
  const format = useFormat()
  const { tenant } = route.useParams()
  const { level = 'INTRODUCTION' } = route.useSearch()
  const query = useQuery(ComparisonQuery, { variables: { level } })
  const save = ({ communities, total, licenceYear }: Comparison) => {
    const heading = [t('learning.community'), t('learning.seatHolders'), ...comparedSteps.flatMap((step) => [t(`learning.funnelStep.${step}`), `${t(`learning.funnelStep.${step}`)} %`])]
    const line = (name: string, rates: readonly Rate[]) => [name, rates[0]?.denominator ?? t('learning.hidden'), ...comparedSteps.flatMap((step) => { const rate = rates.find((one) => one.step === step); return [rate?.numerator ?? '', rate?.percent ?? ''] })]
    saveCsv(`comparison-${licenceYear}-${level.toLowerCase()}.csv`, [heading, ...communities.map((one) => line(one.community.name, one.rates)), line(t('learning.total'), total)])
  }
  return (
    <>
      <PageHeader title={t('learning.comparison')} lead={t('learning.comparisonLead')} />
      <Tabs label={t('learning.levelLabel')}>
        {pathLevels.map((one) => (
          <Tab key={one} to="/c/$tenant/learning/comparison" params={{ tenant }} search={one === 'INTRODUCTION' ? {} : { level: one }} activeOptions={{ exact: true }}>
            {t(`learning.level.${one}`)}
          </Tab>
        ))}
      </Tabs>
      <Loaded query={query} skeleton={<ListSkeleton rows={3} />}>
        {({ learningComparison: comparison }) =>
          comparison.communities.length === 0 ? (
            <EmptyState icon={<IconTable />} title={t('learning.nothingToCompare')}>
              {t('learning.nothingToCompareText')}
            </EmptyState>
          ) : (
            <div className={classes.stack}>
              <Card aria-labelledby="comparison">
                <div className={classes.head}>
                  <h2 id="comparison" className={detail.sideTitle}>
                    {t('learning.comparisonOf', { year: comparison.licenceYear })}
                  </h2>
                  <Button size="xs" variant="default" leftSection={<IconDownload size={16} aria-hidden />} onClick={() => save(comparison)}>
                    {t('learning.csv')}
                  </Button>
                </div>
                <div className={classes.fitting}>
                  <table className={classes.table} aria-labelledby="comparison">
                    <thead>
                      <tr>
                        <th scope="col">{t('learning.community')}</th>
                        <th scope="col" className={classes.number}>
                          {t('learning.seatHolders')}
                        </th>
                        {comparedSteps.map((step) => (
                          <th key={step} scope="col">
                            {t(`learning.funnelStep.${step}`)}
                          </th>
                        ))}
                      </tr>
                    </thead>
                    <tbody>
                      {comparison.communities.map(({ community, isHidden, rates }) => (
                        <tr key={community.id}>
                          <th scope="row">
                            <span className={classes.town} title={community.name}>
                              <Mark tenant={community} size="xs" />
                              {townOf(community.name)}
                            </span>
                          </th>
                          {isHidden ? (
                            <td colSpan={1 + comparedSteps.length} className={classes.hiddenRates}>
                              {t('learning.hidden')}
                            </td>
                          ) : (
                            <Rates rates={rates} />
                          )}
                        </tr>
                      ))}
                      {comparison.total.length > 0 ? (
                        <tr>
                          <th scope="row">{t('learning.total')}</th>
                          <Rates rates={comparison.total} />
                        </tr>
                      ) : null}
                    </tbody>
                  </table>
                </div>
                <p className={classes.small}>{t('learning.hiddenWhy', { count: comparison.minimumCell })}</p>
                {comparison.updatedAt ? <p className={classes.small}>{t('learning.asOf', { at: format.moment(comparison.updatedAt) })}</p> : null}
              </Card>
              <Card aria-labelledby="definitions">
                <h2 id="definitions" className={detail.sideTitle}>
                  {t('learning.definitions')}
                </h2>
                <dl>
                  {comparedSteps.map((step) => (
                    <div key={step} style={{ marginBottom: 8 }}>
                      <dt>
                        <strong>{t(`learning.funnelStep.${step}`)}</strong>
                      </dt>
                      <dd style={{ margin: 0 }}>{t(`learning.definition.${step}`)}</dd>
                    </div>
                  ))}
                </dl>
              </Card>
            </div>
          )
        }
      </Loaded>
    </>
  )
}

function Rates({ rates }: { rates: readonly Rate[] }) {
  const { t } = useTranslation()
  return (
    <>
      <td className={classes.number} data-label={t('learning.seatHolders')}>
        {rates[0]?.denominator}
      </td>
      {comparedSteps.map((step) => {
        const rate = rates.find((one) => one.step === step)
        return (
          <td key={step} data-label={t(`learning.funnelStep.${step}`)}>
            {rate ? (
              <span className={classes.rate}>
                <span className={classes.ratio}>
                  {t('learning.percent', { percent: Math.round(rate.percent) })}{' '}
                  <span className={classes.fraction}>{t('learning.fraction', { numerator: rate.numerator, denominator: rate.denominator })}</span>
                </span>
                <Bar percent={rate.percent} />
              </span>
            ) : null}
          </td>
        )
      })}
    </>
  )
}
