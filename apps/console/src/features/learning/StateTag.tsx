import { useTranslation } from 'react-i18next'
import type { SeatApplicationState } from '@/gql/graphql'
import { Tag } from '@/ui/Tag'

const tone = (state: SeatApplicationState) =>
  state === 'SEAT_GRANTED' ? 'good' : state === 'SELECTED' ? 'accent' : state === 'RETURNED' || state === 'REJECTED' ? 'notice' : 'plain'

/** How an application stands, in a word; in a waitlist also the place. */
export function StateTag({ state, position }: { state: SeatApplicationState; position?: number | null }) {
  const { t } = useTranslation()
  return <Tag tone={tone(state)}>{state === 'WAITLISTED' && position ? t('learning.waitlistPosition', { position }) : t(`learning.state.${state}`)}</Tag>
}
