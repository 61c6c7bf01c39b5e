import { useState } from 'react'
import { Modal, Radio } from '@mantine/core'
import { useMutation } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { tell } from '@/app/toast'
import { graphql } from '@/gql'
import type { ReportKind } from '@/gql/graphql'
import { ReasonForm } from './ReasonForm'
import { reportKinds } from './choices'
import classes from './Moderation.module.css'

const ReportMutation = graphql(`
  mutation Report($input: ReportInput!) { report(input: $input) { ... on Report { kind createdAt } ... on Refusal { message code } } }
`)

type Props = { subjectId: string; opened: boolean; onClose: () => void }

/** Tells the operators what is wrong with a post, a comment or a member. */
export function ReportDialog({ subjectId, opened, onClose }: Props) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<ReportKind>('ABUSE')
  const [report] = useMutation(ReportMutation)
  const send = async (words: string) => {
    const { data } = await report({ variables: { input: { subjectId, kind, words } } })
    if (data?.report.__typename !== 'Report') return data?.report
    onClose()
    tell(t('moderation.reported'))
    return undefined
  }
  return (
    <Modal opened={opened} onClose={onClose} title={t('moderation.report')} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <p className={classes.promise}>{t('moderation.reportPromise')}</p>
      <ReasonForm label={t('moderation.words')} hint={t(kind === 'OTHER' ? 'moderation.wordsNeeded' : 'moderation.wordsHint')} submit={t('moderation.sendReport')} optional={kind !== 'OTHER'} send={send} onCancel={onClose}>
        <Radio.Group label={t('moderation.what')} value={kind} onChange={(value) => setKind(reportKinds.find((one) => one === value) ?? 'OTHER')}>
          <div className={classes.kinds}>
            {reportKinds.map((one) => (
              <Radio key={one} value={one} label={t(`moderation.kind.${one}`)} />
            ))}
          </div>
        </Radio.Group>
      </ReasonForm>
    </Modal>
  )
}
