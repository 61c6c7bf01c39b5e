import { useState } from 'react'
import { Button, Modal, Radio } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { declineReasons } from '@/app/choices'
import { problemOf, refused, type Problem } from '@/app/problem'
import { tell } from '@/app/toast'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { ErrorNote } from '@/ui/ErrorNote'
import classes from '@/ui/Form.module.css'

const AnswerProposal = graphql(`
  fragment AnswerProposal on Proposal { id title state viewerAnswer collaboration { id } partner { id name } }
`)
const ExpressInterest = graphql(`
  mutation ExpressInterest($input: ExpressInterestInput!) {
    expressInterest(input: $input) {
      ... on Proposal { id state viewerAnswer collaboration { id } }
      ... on Refusal { message code }
    }
  }
`)
const DeclineProposal = graphql(`
  mutation DeclineProposal($input: DeclineProposalInput!) {
    declineProposal(input: $input) {
      ... on Proposal { id state viewerAnswer collaboration { id } }
      ... on Refusal { message code }
    }
  }
`)

/** Interested, or not now: each side answers without seeing the other's answer. */
export function Answer({ proposal: given }: { proposal: FragmentType<typeof AnswerProposal> }) {
  const { t } = useTranslation()
  const proposal = readFragment(AnswerProposal, given)
  const { id, partner } = proposal
  const [isOpen, { open, close }] = useDisclosure()
  const [reason, setReason] = useState<(typeof declineReasons)[number]>('NOT_NOW')
  const [problem, setProblem] = useState<Problem | null>(null)
  const [interest] = useMutation(ExpressInterest)
  const [decline, declining] = useMutation(DeclineProposal)

  const beInterested = async () => {
    setProblem(null)
    try {
      const { data } = await interest({
        variables: { input: { proposalId: id } },
        optimisticResponse: {
          expressInterest: {
            __typename: 'Proposal',
            id,
            state: proposal.state,
            viewerAnswer: 'INTERESTED',
            collaboration: proposal.collaboration,
          },
        },
      })
      if (data && data.expressInterest.__typename !== 'Proposal') setProblem(refused(data.expressInterest))
    } catch (error) {
      setProblem(problemOf(error))
    }
  }
  const sendDecline = async () => {
    setProblem(null)
    try {
      const { data } = await decline({ variables: { input: { proposalId: id, reason } } })
      if (data?.declineProposal.__typename === 'Proposal') {
        close()
        tell(t('proposals.declined'))
      } else if (data) setProblem(refused(data.declineProposal))
    } catch (error) {
      setProblem(problemOf(error))
    }
  }

  return (
    <>
      {isOpen ? null : <ErrorNote problem={problem} />}
      <div className={classes.buttons}>
        <Button color="cross" onClick={() => void beInterested()}>
          {t('proposals.interested')}
        </Button>
        <Button variant="default" onClick={open}>
          {t('proposals.notNow')}
        </Button>
        <span className={classes.hint}>{t('proposals.secret')}</span>
      </div>
      <Modal opened={isOpen} onClose={close} title={t('proposals.notNow')} closeButtonProps={{ 'aria-label': t('action.close') }}>
        <div className={classes.form}>
          <p>{t('proposals.declineLead', { name: partner.name })}</p>
          <Radio.Group
            label={t('proposals.declineReason')}
            value={reason}
            onChange={(value) => setReason(declineReasons.find((choice) => choice === value) ?? 'OTHER')}
          >
            <div style={{ display: 'grid', gap: 12, marginTop: 10 }}>
              {declineReasons.map((value) => (
                <Radio key={value} value={value} label={t(`proposals.declineReasons.${value}`)} />
              ))}
            </div>
          </Radio.Group>
          <ErrorNote problem={problem} />
          <div className={classes.buttons}>
            <Button loading={declining.loading} onClick={() => void sendDecline()}>
              {t('proposals.declineSend')}
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
