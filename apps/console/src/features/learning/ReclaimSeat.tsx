import { useState } from 'react'
import { Button, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { problemOf, refused, type Problem } from '@/app/problem'
import { tell } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import type { SeatApplicationState } from '@/gql/graphql'
import { ErrorNote } from '@/ui/ErrorNote'
import form from '@/ui/Form.module.css'

const Reclaim = graphql(`
  mutation ReclaimSeats($input: ReclaimSeatsInput!) {
    reclaimSeats(input: $input) { ... on ChosenApplications { applications { id state waitlistPosition } } ... on Refusal { message code } }
  }
`)

/** For coordinators: taking a seat back, promised or given, after saying what that means to whom. */
export function ReclaimSeat({ application: { id, state, member } }: { application: { id: string; state: SeatApplicationState; member: { displayName: string } } }) {
  const { t } = useTranslation()
  const { can } = useViewer()
  const [isOpen, { open, close }] = useDisclosure()
  const [problem, setProblem] = useState<Problem | null>(null)
  // Somebody else may have moved up, and the year has other free seats.
  const [reclaim, { loading }] = useMutation(Reclaim, { update: (cache) => ['programmes', 'seatApplications', 'learningFunnel'].forEach((fieldName) => cache.evict({ fieldName })) })
  if (!can('learning:manage') || (state !== 'SELECTED' && state !== 'SEAT_GRANTED')) return null
  const confirm = async () => {
    setProblem(null)
    try {
      const result = (await reclaim({ variables: { input: { applicationIds: [id] } } })).data?.reclaimSeats
      if (result?.__typename === 'ChosenApplications') tell(t('learning.reclaimed'))
      else if (result) setProblem(refused(result))
    } catch (error) {
      setProblem(problemOf(error))
    }
  }
  return (
    <div className={form.buttons} style={{ marginTop: 20 }}>
      <Button
        variant="default"
        onClick={() => {
          setProblem(null)
          open()
        }}
      >
        {t('learning.reclaim')}
      </Button>
      <Modal opened={isOpen} onClose={close} title={t('learning.reclaim')} closeButtonProps={{ 'aria-label': t('action.close') }}>
        <div className={form.form}>
          <p>{t(`learning.reclaimWarning.${state}`, { name: member.displayName })}</p>
          <ErrorNote problem={problem} />
          <div className={form.buttons}>
            <Button color="var(--alert)" c="var(--paper)" loading={loading} onClick={() => void confirm()}>
              {t('learning.reclaimConfirm')}
            </Button>
            <Button variant="default" onClick={close} data-autofocus>
              {t('learning.reclaimKeep')}
            </Button>
          </div>
        </div>
      </Modal>
    </div>
  )
}
