import { Button, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { useDraftForm } from '@/app/draft'
import { tell } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import type { PersonQuery } from '@/gql/graphql'
import { Card } from '@/ui/Card'
import { ErrorNote } from '@/ui/ErrorNote'
import formClasses from '@/ui/Form.module.css'

const EditMyProfile = graphql(`
  mutation EditMyProfile($input: EditMyProfileInput!) { editMyProfile(input: $input) { ... on Member { id displayName kana department introduction } } }
`)

/** What I say of myself in this community. */
export function EditProfile({ member, onClose }: { member: PersonQuery['member']; onClose: () => void }) {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const [edit] = useMutation(EditMyProfile)
  const { form, submit, busy, problem, forget } = useDraftForm(`${slug}.profile`, {
    initialValues: { displayName: member.displayName, kana: member.kana ?? '', department: member.department ?? '', introduction: member.introduction ?? '' },
    validate: { displayName: (value) => (value.trim() === '' ? t('joining.nameMissing') : null) },
  })
  const send = submit(async (input) => {
    await edit({ variables: { input } })
    tell(t('people.saved'))
    onClose()
    return undefined
  })
  return (
    <Card aria-label={t('people.edit')}>
      <form onSubmit={send} noValidate className={formClasses.form}>
        <ErrorNote problem={problem} />
        <div className={formClasses.pair}>
          <TextInput label={t('joining.name')} maxLength={100} {...form.getInputProps('displayName')} />
          <TextInput label={t('joining.kana')} maxLength={100} {...form.getInputProps('kana')} />
        </div>
        <TextInput label={t('people.department')} maxLength={100} {...form.getInputProps('department')} />
        <Textarea label={t('people.introduction')} description={t('people.introductionHint')} autosize minRows={3} maxLength={300} {...form.getInputProps('introduction')} />
        <div className={formClasses.buttons}>
          <Button type="submit" loading={busy}>
            {t('people.save')}
          </Button>
          <Button
            type="button"
            variant="default"
            onClick={() => {
              forget()
              onClose()
            }}
          >
            {t('action.cancel')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
