import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { Card } from '@/ui/Card'
import detail from '@/ui/Detail.module.css'
import classes from './Certifications.module.css'

const HolderChartCertification = graphql(`
  fragment HolderChart on Certification {
    id
    holderStatistics { minimumCell total others departments { department count } }
  }
`)

/** How many hold it by department. A number that could point at somebody is not there, and it says so. */
export function HolderChart({ certification }: { certification: FragmentType<typeof HolderChartCertification> }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { total, others, departments, minimumCell } = readFragment(HolderChartCertification, certification).holderStatistics
  const rows = [...departments.map(({ department, count }) => ({ name: department, count })), ...(others == null ? [] : [{ name: t('certifications.others'), count: others }])]
  return (
    <Card aria-labelledby="departments">
      <h2 id="departments" className={detail.sideTitle}>
        {t('certifications.byDepartment')}
      </h2>
      {total == null ? (
        <p className={detail.hint}>{t('certifications.fewerThan', { count: minimumCell })}</p>
      ) : (
        <>
          <p className={classes.total}>
            <strong>{format.number(total)}</strong> {t('certifications.people', { count: total })}
          </p>
          {departments.length === 0 ? <p className={detail.hint}>{t('certifications.allSmall', { count: minimumCell })}</p> : <Chart rows={rows} />}
        </>
      )}
      <p className={detail.hint}>{t('certifications.chartNote', { count: minimumCell })}</p>
    </Card>
  )
}

function Chart({ rows }: { rows: { name: string; count: number }[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const widest = Math.max(1, ...rows.map(({ count }) => count))
  return (
    <table className={classes.chart}>
      <caption className={classes.spoken}>{t('certifications.byDepartment')}</caption>
      <thead className={classes.spoken}>
        <tr>
          <th scope="col">{t('certifications.department')}</th>
          <th scope="col">{t('certifications.holders')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, count }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              <span className={classes.bar} style={{ inlineSize: `${(count / widest) * 100}%` }} aria-hidden />
              <span>{format.number(count)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
