import { useTranslation } from 'react-i18next'
import type { LicencePoolState } from '@/gql/graphql'
import { Tag } from '@/ui/Tag'

const tones = { OPEN: 'accent', ORDERED: 'good', CLOSED: 'plain' } as const

export function StateTag({ state }: { state: LicencePoolState }) {
  const { t } = useTranslation()
  return <Tag tone={tones[state]}>{t(`procurement.state.${state}`)}</Tag>
}
