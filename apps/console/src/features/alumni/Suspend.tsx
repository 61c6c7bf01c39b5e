import { useState } from 'react'
import { Button, Modal, Textarea } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { problemOf, refused, type Problem } from '@/app/problem'
import { tell } from '@/app/toast'
import { graphql } from '@/gql'
import { ErrorNote } from '@/ui/ErrorNote'
import classes from '@/ui/Form.module.css'

const SuspendClaim = graphql(`mutation SuspendAlumniClaim($input: SuspendAlumniClaimInput!) { suspendAlumniClaim(input: $input) { ... on AlumniClaim { id state } ... on Refusal { message code } } }`)

type Props = { claimId: string; name: string; onDone: () => void }

/** Takes somebody's verification back, so that the record is free for whoever it belongs to. */
export function Suspend({ claimId, name, onDone }: Props) {
  const { t } = useTranslation()
  const [isOpen, { open, close }] = useDisclosure()
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const [suspend, { loading }] = useMutation(SuspendClaim)
  const label = t('roster.suspend', { name })
  const confirm = async () => {
    setProblem(null)
    try {
      const { data } = await suspend({ variables: { input: { claimId, reason } } })
      const result = data?.suspendAlumniClaim
      if (result?.__typename === 'AlumniClaim') {
        close()
        tell(t('roster.suspended', { name }))
        onDone()
      } else if (result) setProblem(refused(result))
    } catch (error) {
      setProblem(problemOf(error))
    }
  }
  return (
    <div>
      <Button size="xs" variant="default" onClick={open}>
        {label}
      </Button>
      <Modal opened={isOpen} onClose={close} title={t('roster.suspendQuestion', { name })} closeButtonProps={{ 'aria-label': t('action.close') }}>
        <div className={classes.form}>
          <p>{t('roster.suspendText', { name })}</p>
          <ErrorNote problem={problem} />
          <Textarea
            label={t('roster.reason')}
            description={t('roster.reasonHint')}
            autosize
            minRows={2}
            maxLength={500}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
            data-autofocus
          />
          <div className={classes.buttons}>
            <Button loading={loading} disabled={reason.trim() === ''} onClick={() => void confirm()}>
              {label}
            </Button>
            <Button variant="default" onClick={close}>
              {t('action.cancel')}
            </Button>
          </div>
        </div>
      </Modal>
    </div>
  )
}
