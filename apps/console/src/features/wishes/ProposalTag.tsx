import { useTranslation } from 'react-i18next'
import type { EventProposalState } from '@/gql/graphql'
import { Tag } from '@/ui/Tag'

const tones = { PROPOSED: 'notice', RETURNED: 'notice', APPROVED: 'good', PUBLISHED: 'good', WITHDRAWN: 'plain' } as const

export function ProposalTag({ state }: { state: EventProposalState }) {
  const { t } = useTranslation()
  return <Tag tone={tones[state]}>{t(`proposing.state.${state}`)}</Tag>
}
