import { Button, Modal, Textarea, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { useDraftForm } from '@/app/draft'
import { graphql } from '@/gql'
import { ErrorNote } from '@/ui/ErrorNote'
import formClasses from '@/ui/Form.module.css'

const Edit = graphql(`mutation EditFaqEntry($input: EditFaqEntryInput!) { editFaqEntry(input: $input) { ... on FaqEntry { id } ... on Refusal { message code } } }`)
const Retire = graphql(`mutation RetireFaqEntry($input: RetireFaqEntryInput!) { retireFaqEntry(input: $input) { ... on FaqEntry { id } ... on Refusal { message code } } }`)
const again = { refetchQueries: ['FaqEntries', 'DueFaqEntries'] }

export function EditFaq({ entry }: { entry: { id: string; version: number; question: string; answer: string } }) {
  const { t } = useTranslation()
  const [isOpen, { open, close }] = useDisclosure()
  return (
    <>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={open}>
        {t('questions.edit')}
      </Button>
      <Modal opened={isOpen} onClose={close} title={t('questions.editTitle')} closeButtonProps={{ 'aria-label': t('action.close') }}>
        <EditForm entry={entry} onDone={close} />
      </Modal>
    </>
  )
}

function EditForm({ entry: { id, version, question, answer }, onDone }: { entry: { id: string; version: number; question: string; answer: string }; onDone: () => void }) {
  const { t } = useTranslation()
  const [edit] = useMutation(Edit, again)
  const { form, submit, busy, problem } = useDraftForm(`faq.${id}.${version}`, { initialValues: { question, answer } })
  const send = submit(async (words) => {
    const { data } = await edit({ variables: { input: { faqEntryId: id, version, ...words } } })
    if (data && 'message' in data.editFaqEntry) return data.editFaqEntry
    onDone()
    return undefined
  })
  return (
    <form onSubmit={send} noValidate className={formClasses.form}>
      <ErrorNote problem={problem} />
      <TextInput label={t('questions.question')} {...form.getInputProps('question')} />
      <Textarea label={t('questions.answer')} autosize minRows={4} maxRows={14} {...form.getInputProps('answer')} />
      <Button type="submit" loading={busy}>
        {t('questions.save')}
      </Button>
    </form>
  )
}

export function RetireFaq({ id }: { id: string }) {
  const { t } = useTranslation()
  const [isOpen, { open, close }] = useDisclosure()
  const [retire] = useMutation(Retire, again)
  const { form, submit, busy, problem } = useDraftForm(`faq.${id}.retire`, {
    initialValues: { reason: '' },
    validate: { reason: (value) => (value.trim() === '' ? t('questions.reasonMissing') : null) },
  })
  const send = submit(async ({ reason }) => {
    const { data } = await retire({ variables: { input: { faqEntryId: id, reason } } })
    if (data && 'message' in data.retireFaqEntry) return data.retireFaqEntry
    close()
    return undefined
  })
  return (
    <>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={open}>
        {t('questions.retire')}
      </Button>
      <Modal opened={isOpen} onClose={close} title={t('questions.retireTitle')} closeButtonProps={{ 'aria-label': t('action.close') }}>
        <form onSubmit={send} noValidate className={formClasses.form}>
          <ErrorNote problem={problem} />
          <Textarea label={t('questions.reason')} autosize minRows={2} {...form.getInputProps('reason')} />
          <Button type="submit" loading={busy}>
            {t('questions.retire')}
          </Button>
        </form>
      </Modal>
    </>
  )
}
