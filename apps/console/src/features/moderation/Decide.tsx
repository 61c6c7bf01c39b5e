import { useState } from 'react'
import { Button, Modal, NativeSelect } from '@mantine/core'
import { useMutation } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { tell } from '@/app/toast'
import { graphql } from '@/gql'
import type { ContentDecision, Sanction } from '@/gql/graphql'
import { ReasonForm } from './ReasonForm'

const ModerateContent = graphql(`
  mutation ModerateContent($input: ModerateContentInput!) { moderateContent(input: $input) { ... on ModerationDecision { id action } ... on Refusal { message code } } }
`)
const SanctionMember = graphql(`
  mutation SanctionMember($input: SanctionMemberInput!) { sanctionMember(input: $input) { ... on ModerationDecision { id action } ... on Refusal { message code } } }
`)
const DismissCase = graphql(`
  mutation DismissCase($input: DismissCaseInput!) { dismissCase(input: $input) { ... on ModerationCase { id } ... on Refusal { message code } } }
`)

export type Choice = 'KEEP' | ContentDecision | Sanction
export const isSanction = (choice: Choice): choice is Sanction => choice === 'WARN' || choice === 'SUSPEND' || choice === 'BAN' || choice === 'LIFT'

const days = [1, 3, 7, 30, 90] as const
const changed = ['moderationCases', 'moderationOverview', 'memberStanding', 'holdingSanctions', 'contentOutOfSight', 'appealedDecisions', 'posts', 'post', 'viewerDecisions']

type Props = {
  choice: Choice | null
  subjectId: string
  /** Whoever wrote it gave no name: a suspension stops only writing without one. */
  isAnonymous?: boolean
  caseId?: string
  onClose: () => void
  onDone?: () => void
}

function useLabel(isAnonymous: boolean) {
  const { t } = useTranslation()
  return (choice: Choice) => t(isAnonymous && choice === 'SUSPEND' ? 'moderation.suspendWithoutName' : `moderation.choice.${choice}`)
}

/** Asks for the reason of a decision and carries it out. */
export function DecideDialog({ choice, subjectId, isAnonymous = false, caseId, onClose, onDone }: Props) {
  const { t } = useTranslation()
  const labelOf = useLabel(isAnonymous)
  const [length, setLength] = useState('7')
  const options = { update: (cache: { evict: (what: { fieldName: string }) => boolean }) => changed.forEach((fieldName) => cache.evict({ fieldName })) }
  const [moderate] = useMutation(ModerateContent, options)
  const [sanction] = useMutation(SanctionMember, options)
  const [dismiss] = useMutation(DismissCase, options)
  if (choice === null) return null

  const carryOut = async (reason: string) => {
    if (choice === 'KEEP') return (await dismiss({ variables: { input: { caseId: caseId ?? '', reason } } })).data?.dismissCase
    if (isSanction(choice)) {
      const until = choice === 'SUSPEND' ? new Date(Date.now() + Number(length) * 86_400_000).toISOString() : null
      return (await sanction({ variables: { input: { subjectId, sanction: choice, reason, until } } })).data?.sanctionMember
    }
    return (await moderate({ variables: { input: { subjectId, decision: choice, reason } } })).data?.moderateContent
  }
  const send = async (reason: string) => {
    const result = await carryOut(reason)
    if (result && 'message' in result) return result
    onClose()
    tell(t(`moderation.done.${choice}`))
    onDone?.()
    return undefined
  }
  return (
    <Modal opened onClose={onClose} title={labelOf(choice)} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <ReasonForm label={t('moderation.reason')} hint={t(choice === 'KEEP' ? 'moderation.reasonInside' : 'moderation.reasonHint')} submit={labelOf(choice)} templates={choice !== 'LIFT' && choice !== 'RESTORE' && choice !== 'KEEP'} send={send} onCancel={onClose}>
        {isAnonymous && choice === 'SUSPEND' ? <p>{t('moderation.withoutNameOnly')}</p> : null}
        {choice === 'SUSPEND' ? (
          <NativeSelect label={t('moderation.howLong')} data={days.map((count) => ({ value: String(count), label: t('moderation.days', { count }) }))} value={length} onChange={({ currentTarget }) => setLength(currentTarget.value)} />
        ) : null}
      </ReasonForm>
    </Modal>
  )
}

/** Buttons for these choices, each with its dialog. */
export function Decide({ choices, name, ...rest }: Omit<Props, 'choice' | 'onClose'> & { choices: readonly Choice[]; name: string }) {
  const { t } = useTranslation()
  const labelOf = useLabel(rest.isAnonymous ?? false)
  const [choice, setChoice] = useState<Choice | null>(null)
  return (
    <>
      {choices.map((one, index) => (
        <Button key={one} size="sm" variant={index === 0 ? 'filled' : 'default'} onClick={() => setChoice(one)} aria-label={t('moderation.named', { action: labelOf(one), name })}>
          {labelOf(one)}
        </Button>
      ))}
      <DecideDialog choice={choice} {...rest} onClose={() => setChoice(null)} />
    </>
  )
}
