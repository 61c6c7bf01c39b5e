import { Button, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation, useQuery } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { tell } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { ReasonForm } from './ReasonForm'
import classes from './Moderation.module.css'

const CanBeUnmasked = graphql(`
  query CanBeUnmasked { anonymity { canBeUnmasked } }
`)
const RequestUnmasking = graphql(`
  mutation RequestUnmasking($input: RequestUnmaskingInput!) { requestUnmasking(input: $input) { ... on Unmasking { id } ... on Refusal { message code } } }
`)

/** Where the community allows it: asks a second operator to find out, together, who wrote it. */
export function AskToUnmask({ subject, name }: { subject: { postId: string } | { commentId: string }; name: string }) {
  const { t } = useTranslation()
  const { can } = useViewer()
  const [isOpen, { open, close }] = useDisclosure()
  const mayAsk = can('anonymity:unmask')
  const { data } = useQuery(CanBeUnmasked, { skip: !mayAsk })
  const [request] = useMutation(RequestUnmasking, { update: (cache) => void cache.evict({ fieldName: 'unmaskings' }) })
  if (!mayAsk || !data?.anonymity.canBeUnmasked) return null
  const send = async (reason: string) => {
    const answer = (await request({ variables: { input: { ...subject, reason } } })).data?.requestUnmasking
    if (answer && 'message' in answer) return answer
    close()
    tell(t('moderation.unmaskingAsked'))
    return undefined
  }
  return (
    <>
      <Button size="sm" variant="subtle" color="gray" onClick={open} aria-label={t('moderation.named', { action: t('moderation.unmask'), name })}>
        {t('moderation.unmask')}
      </Button>
      <Modal opened={isOpen} onClose={close} title={t('moderation.unmask')} closeButtonProps={{ 'aria-label': t('action.close') }}>
        <p className={classes.promise}>{t('moderation.unmaskMeans')}</p>
        <ReasonForm label={t('moderation.reason')} hint={t('moderation.unmaskReasonHint')} submit={t('moderation.unmaskAsk')} send={send} onCancel={close} />
      </Modal>
    </>
  )
}
