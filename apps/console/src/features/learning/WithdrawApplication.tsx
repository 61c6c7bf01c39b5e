import { useState } from 'react'
import { Button, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { problemOf, refused, type Problem } from '@/app/problem'
import { tell } from '@/app/toast'
import { graphql } from '@/gql'
import type { SeatApplicationState } from '@/gql/graphql'
import { ErrorNote } from '@/ui/ErrorNote'
import form from '@/ui/Form.module.css'

const Withdraw = graphql(`
  mutation WithdrawSeatApplication($input: WithdrawSeatApplicationInput!) {
    withdrawSeatApplication(input: $input) { ... on SeatApplication { id state waitlistPosition } ... on Refusal { message code } }
  }
`)
const consequences = { DRAFT: 'DRAFT', SUBMITTED: 'SUBMITTED', RETURNED: 'RETURNED', WAITLISTED: 'WAITLISTED', SELECTED: 'SELECTED' } as const

/** For the applicant: taking the application back, after saying what is lost with it. */
export function WithdrawApplication({ application: { id, state } }: { application: { id: string; state: SeatApplicationState } }) {
  const { t } = useTranslation()
  const [isOpen, { open, close }] = useDisclosure()
  const [problem, setProblem] = useState<Problem | null>(null)
  const [withdraw, { loading }] = useMutation(Withdraw, { update: (cache) => void cache.evict({ fieldName: 'programmes' }) })
  if (!(state in consequences)) return null
  const confirm = async () => {
    setProblem(null)
    try {
      const result = (await withdraw({ variables: { input: { applicationId: id } } })).data?.withdrawSeatApplication
      if (result?.__typename === 'SeatApplication') tell(t('learning.withdrawn'))
      else if (result) setProblem(refused(result))
    } catch (error) {
      setProblem(problemOf(error))
    }
  }
  return (
    <>
      <Button
        variant="default"
        onClick={() => {
          setProblem(null)
          open()
        }}
      >
        {t('learning.withdraw')}
      </Button>
      <Modal opened={isOpen} onClose={close} title={t('learning.withdraw')} closeButtonProps={{ 'aria-label': t('action.close') }}>
        <div className={form.form}>
          <p>{t(`learning.withdrawWarning.${consequences[state as keyof typeof consequences]}`)}</p>
          <ErrorNote problem={problem} />
          <div className={form.buttons}>
            <Button color="var(--alert)" autoContrast loading={loading} onClick={() => void confirm()}>
              {t('learning.withdrawConfirm')}
            </Button>
            <Button variant="default" onClick={close} data-autofocus>
              {t('learning.withdrawKeep')}
            </Button>
          </div>
        </div>
      </Modal>
    </>
  )
}
