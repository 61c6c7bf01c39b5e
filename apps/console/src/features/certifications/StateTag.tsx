import { useTranslation } from 'react-i18next'
import type { ExamResult, PassReportState } from '@/gql/graphql'
import { Tag } from '@/ui/Tag'

const tones = { DRAFT: 'plain', SUBMITTED: 'accent', VERIFIED: 'gold', RETURNED: 'notice' } as const

/** Where a report of mine stands. */
export function StateTag({ report: { state, result } }: { report: { state: PassReportState; result: ExamResult } }) {
  const { t } = useTranslation()
  return <Tag tone={tones[state]}>{result === 'FAILED' ? t('certifications.attemptKept') : t(`certifications.state.${state}`)}</Tag>
}
