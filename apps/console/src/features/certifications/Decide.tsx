import { useState } from 'react'
import { Button, Modal, Textarea } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { problemOf, refused, type Problem } from '@/app/problem'
import { tell, tellProblem, tellRefusal } from '@/app/toast'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { ErrorNote } from '@/ui/ErrorNote'
import classes from '@/ui/Form.module.css'

const DecideReport = graphql(`
  fragment DecideReport on PassReport { id isShared member { id displayName } certification { id name } }
`)
const VerifyPass = graphql(`
  mutation VerifyPass($input: VerifyPassInput!) {
    verifyPass(input: $input) {
      ... on PassReport { id viewerCanVerify celebration { id } ...ReportCard certification { id holderCount } }
      ... on Refusal { message code }
    }
  }
`)
const ReturnPassReport = graphql(`
  mutation ReturnPassReport($input: ReturnPassReportInput!) {
    returnPassReport(input: $input) {
      ... on PassReport { id viewerCanVerify ...ReportCard }
      ... on Refusal { message code }
    }
  }
`)

/** An operator's two answers: it is so, and the community celebrates; or what is missing. */
export function Decide({ report: given }: { report: FragmentType<typeof DecideReport> }) {
  const { t } = useTranslation()
  const { id, member, certification, isShared } = readFragment(DecideReport, given)
  const [isOpen, { open, close }] = useDisclosure()
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const options = { update: (cache: { evict: (what: { fieldName: string }) => boolean }) => void ['waitingPassReports', 'posts'].map((fieldName) => cache.evict({ fieldName })) }
  const [verify, { loading: verifying }] = useMutation(VerifyPass, options)
  const [giveBack, { loading: returning }] = useMutation(ReturnPassReport, options)
  const verifyText = t(isShared ? 'certifications.verifyAndCelebrate' : 'certifications.verify')
  const named = { name: member.displayName, certification: certification.name }

  const confirm = async () => {
    try {
      const { data } = await verify({ variables: { input: { passReportId: id } } })
      if (data?.verifyPass.__typename === 'PassReport') tell(t(isShared ? 'certifications.verifiedAndCelebrated' : 'certifications.verified', named))
      else if (data) tellRefusal(data.verifyPass)
    } catch (error) {
      tellProblem(error)
    }
  }
  const send = async () => {
    try {
      const { data } = await giveBack({ variables: { input: { passReportId: id, reason } } })
      if (data?.returnPassReport.__typename === 'PassReport') {
        close()
        tell(t('certifications.returned', named))
      } else if (data) setProblem(refused(data.returnPassReport))
    } catch (error) {
      setProblem(problemOf(error))
    }
  }
  return (
    <>
      <Button loading={verifying} onClick={() => void confirm()} aria-label={t('certifications.named', { ...named, action: verifyText })}>
        {verifyText}
      </Button>
      <Button variant="default" onClick={open} aria-label={t('certifications.named', { ...named, action: t('certifications.return') })}>
        {t('certifications.return')}
      </Button>
      <Modal opened={isOpen} onClose={close} title={t('certifications.return')} closeButtonProps={{ 'aria-label': t('action.close') }}>
        <div className={classes.form}>
          <ErrorNote problem={problem} />
          <Textarea
            label={t('certifications.returnReason')}
            description={t('certifications.returnReasonHint')}
            autosize
            minRows={3}
            maxLength={1_000}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
            data-autofocus
          />
          <div className={classes.buttons}>
            <Button loading={returning} disabled={reason.trim() === ''} onClick={() => void send()}>
              {t('certifications.return')}
            </Button>
            <Button variant="default" onClick={close}>
              {t('action.cancel')}
            </Button>
          </div>
        </div>
      </Modal>
    </>
  )
}
