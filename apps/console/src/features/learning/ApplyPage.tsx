import { Button, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@apollo/client/react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useDraftForm } from '@/app/draft'
import { tell } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { BackLink } from '@/ui/BackLink'
import { Card } from '@/ui/Card'
import { ErrorNote } from '@/ui/ErrorNote'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { RichText } from '@/ui/RichText'
import { PageSkeleton } from '@/ui/Skeletons'
import form from '@/ui/Form.module.css'

const ApplyFormProgramme = graphql(`
  fragment ApplyForm on Programme {
    id title description supervisorMode
    viewerApplication { id state wish supervisorName supervisorEmail supervisorComment }
  }
`)
const ApplyQuery = graphql(`
  query Apply($id: ID!) { programme(id: $id) { id title path { id title } ...ApplyForm } }
`)
const Submit = graphql(`
  mutation SubmitSeatApplication($input: SubmitSeatApplicationInput!) {
    submitSeatApplication(input: $input) { ... on SeatApplication { id state } ... on Refusal { message code } }
  }
`)
const Save = graphql(`
  mutation SaveSeatApplication($input: SaveSeatApplicationInput!) {
    saveSeatApplication(input: $input) { ... on SeatApplication { id state } ... on Refusal { message code } }
  }
`)
const route = getRouteApi('/c/$tenant/learning/apply/$id')

export function ApplyPage() {
  const { t } = useTranslation()
  const { tenant, id } = route.useParams()
  const query = useQuery(ApplyQuery, { variables: { id } })
  return (
    <div style={{ maxWidth: 720 }}>
      <Loaded query={query} skeleton={<PageSkeleton />}>
        {({ programme }) => (
          <>
            <PageHeader
              title={t('learning.applyFor', { title: programme.title })}
              lead={programme.path.title}
              above={
                <BackLink to="/c/$tenant/learning" params={{ tenant }}>
                  {t('learning.title')}
                </BackLink>
              }
            />
            <ApplyForm programme={programme} />
          </>
        )}
      </Loaded>
    </div>
  )
}

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

function ApplyForm({ programme: given }: { programme: FragmentType<typeof ApplyFormProgramme> }) {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const navigate = useNavigate()
  const programme = readFragment(ApplyFormProgramme, given)
  const mine = programme.viewerApplication
  const forgetLists = { update: (cache: { evict(options: { fieldName: string }): boolean }) => ['programmes', 'seatApplications'].forEach((fieldName) => cache.evict({ fieldName })) }
  const [send] = useMutation(Submit, forgetLists)
  const [keep] = useMutation(Save, forgetLists)
  const { form: fields, submit, busy, problem, forget } = useDraftForm(`${slug}.seat.${programme.id}`, {
    initialValues: { wish: mine?.wish ?? '', supervisorName: mine?.supervisorName ?? '', supervisorEmail: mine?.supervisorEmail ?? '' },
    validate: {
      wish: (value) => (value.trim() === '' ? t('learning.wishMissing') : null),
      supervisorName: (value) => (value.trim() === '' ? t('learning.supervisorNameMissing') : null),
      supervisorEmail: (value) => (ADDRESS.test(value.trim()) ? null : t('learning.supervisorEmailWrong')),
    },
  })
  const input = (values: typeof fields.values) => ({ programmeId: programme.id, wish: values.wish, supervisorName: values.supervisorName, supervisorEmail: values.supervisorEmail.trim() })
  const open = async (id: string) => {
    forget()
    await navigate({ to: '/c/$tenant/learning/applications/$id', params: { tenant: slug, id } })
  }
  const handIn = submit(async (values) => {
    const result = (await send({ variables: { input: input(values) } })).data?.submitSeatApplication
    if (result?.__typename !== 'SeatApplication') return result
    tell(t('learning.submitted'))
    await open(result.id)
    return undefined
  })
  const saveDraft = submit(async (values) => {
    const result = (await keep({ variables: { input: input(values) } })).data?.saveSeatApplication
    if (result?.__typename !== 'SeatApplication') return result
    tell(t('learning.saved'))
    await open(result.id)
    return undefined
  })
  return (
    <Card as="div">
      <RichText text={programme.description} />
      {mine?.state === 'RETURNED' && mine.supervisorComment ? (
        <Card tone="notice" as="div">
          <strong>{t('learning.returnedWith')}</strong>
          <RichText text={mine.supervisorComment} />
        </Card>
      ) : null}
      <form onSubmit={handIn} noValidate className={form.form} style={{ marginTop: 18 }}>
        <ErrorNote problem={problem} />
        <Textarea label={t('learning.wish')} description={t('learning.wishHint')} autosize minRows={5} maxRows={16} maxLength={2000} {...fields.getInputProps('wish')} />
        <div className={form.pair}>
          <TextInput label={t('learning.supervisorName')} {...fields.getInputProps('supervisorName')} />
          <TextInput label={t('learning.supervisorEmail')} type="email" inputMode="email" {...fields.getInputProps('supervisorEmail')} />
        </div>
        <p className={form.hint}>{t(`learning.sharedWith.${programme.supervisorMode}`)}</p>
        <div className={form.buttons}>
          <Button type="submit" loading={busy}>
            {t('learning.submit')}
          </Button>
          <Button type="button" variant="default" disabled={busy} onClick={() => saveDraft()}>
            {t('learning.save')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
