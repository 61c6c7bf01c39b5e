import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { graphql, readFragment, type FragmentType } from '@/gql'
import classes from './Certifications.module.css'

const PassFactsPass = graphql(`
  fragment PassFacts on VerifiedPass { id examOn attempt studyHours }
`)

/** When, how many hours, and at which attempt if they wish to tell. */
export function PassFacts({ pass }: { pass: FragmentType<typeof PassFactsPass> }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { examOn, attempt, studyHours } = readFragment(PassFactsPass, pass)
  const facts = [
    t('certifications.passedIn', { month: format.month(examOn) }),
    attempt == null ? null : t('certifications.atAttempt', { count: attempt }),
    studyHours == null ? null : t('certifications.hours', { count: studyHours, number: format.number(studyHours) }),
  ].filter((fact) => fact !== null)
  return (
    <p className={classes.facts}>
      {facts.map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
    </p>
  )
}
