import { Button, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@apollo/client/react'
import { IconRoute } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { supervisorModes } from '@/app/choices'
import { useDraftForm } from '@/app/draft'
import { localInput } from '@/app/format'
import { tell } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import type { SupervisorMode } from '@/gql/graphql'
import { BackLink } from '@/ui/BackLink'
import { ButtonLink } from '@/ui/ButtonLink'
import { Card } from '@/ui/Card'
import { EmptyState } from '@/ui/EmptyState'
import { ErrorNote } from '@/ui/ErrorNote'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { PageSkeleton } from '@/ui/Skeletons'
import form from '@/ui/Form.module.css'
import { useAll } from './useAll'
import { isYear, licenceYearOf } from './years'

const PathsQuery = graphql(`
  query LearningPaths($after: String) {
    learningPaths(first: 100, after: $after) { edges { node { id title level } } pageInfo { hasNextPage endCursor } }
  }
`)
const CreateProgramme = graphql(`
  mutation CreateProgramme($input: CreateProgrammeInput!) {
    createProgramme(input: $input) { ... on Programme { id } }
  }
`)

/** Inviting applications for the seats of a licence year. */
export function NewProgrammePage() {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const query = useQuery(PathsQuery)
  useAll(query.data?.learningPaths.pageInfo, query.fetchMore)
  const makePath = (
    <ButtonLink to="/c/$tenant/learning/paths/new" params={{ tenant: slug }} variant="default">
      {t('learning.newPath')}
    </ButtonLink>
  )
  return (
    <div style={{ maxWidth: 720 }}>
      <PageHeader
        title={t('learning.newProgramme')}
        lead={t('learning.newProgrammeLead')}
        actions={makePath}
        above={
          <BackLink to="/c/$tenant/learning/applications" params={{ tenant: slug }}>
            {t('learning.tab.applications')}
          </BackLink>
        }
      />
      <Loaded query={query} skeleton={<PageSkeleton />}>
        {({ learningPaths }) =>
          learningPaths.edges.length === 0 ? (
            <EmptyState icon={<IconRoute />} title={t('learning.noPaths')} action={makePath}>
              {t('learning.noPathsText')}
            </EmptyState>
          ) : (
            <ProgrammeForm paths={learningPaths.edges.map(({ node }) => ({ value: node.id, label: `${node.title} (${t(`learning.level.${node.level}`)})` }))} />
          )
        }
      </Loaded>
    </div>
  )
}

/** The end of the day two weeks from now. */
function suggestedClose() {
  const date = new Date()
  date.setDate(date.getDate() + 14)
  date.setHours(23, 59, 0, 0)
  return localInput(date)
}

function ProgrammeForm({ paths }: { paths: { value: string; label: string }[] }) {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const navigate = useNavigate()
  const [create] = useMutation(CreateProgramme, { update: (cache) => void cache.evict({ fieldName: 'programmes' }) })
  const { form: fields, submit, busy, problem } = useDraftForm(`${slug}.programme`, {
    initialValues: {
      title: '',
      description: '',
      pathId: '',
      licenceYear: licenceYearOf(new Date()) as number | string,
      applicationsCloseAt: suggestedClose(),
      supervisorMode: 'INFORM' as SupervisorMode,
    },
    validate: {
      title: (value) => (value.trim() === '' ? t('learning.programmeTitleMissing') : null),
      pathId: (value) => (value === '' ? t('learning.pathMissing') : null),
      licenceYear: (value) => (isYear(value) ? null : t('learning.licenceYearWrong')),
      applicationsCloseAt: (value) => (value === '' || Date.parse(value) <= Date.now() ? t('learning.closesInPast') : null),
    },
  })
  const send = submit(async ({ licenceYear, applicationsCloseAt, ...values }, idempotencyKey) => {
    await create({ variables: { input: { ...values, licenceYear: Number(licenceYear), applicationsCloseAt: new Date(applicationsCloseAt).toISOString(), idempotencyKey } } })
    tell(t('learning.programmeOpened'))
    await navigate({ to: '/c/$tenant/learning', params: { tenant: slug } })
    return undefined
  })
  return (
    <Card as="div">
      <form onSubmit={send} noValidate className={form.form}>
        <ErrorNote problem={problem} />
        <TextInput label={t('learning.programmeTitle')} maxLength={200} {...fields.getInputProps('title')} />
        <Textarea label={t('learning.programmeDescription')} description={t('learning.programmeDescriptionHint')} autosize minRows={4} maxRows={14} maxLength={4000} {...fields.getInputProps('description')} />
        <NativeSelect label={t('learning.path')} data={[{ value: '', label: t('learning.choosePath') }, ...paths]} {...fields.getInputProps('pathId')} />
        <div className={form.pair}>
          <NumberInput label={t('learning.licenceYear')} description={t('learning.licenceYearHint')} min={2000} max={2100} allowDecimal={false} {...fields.getInputProps('licenceYear')} />
          <TextInput type="datetime-local" label={t('learning.applicationsCloseAt')} description={t('learning.applicationsCloseAtHint')} {...fields.getInputProps('applicationsCloseAt')} />
        </div>
        <NativeSelect
          label={t('learning.supervisorModeLabel')}
          description={t(`learning.supervisorModeHint.${fields.values.supervisorMode}`)}
          data={supervisorModes.map((value) => ({ value, label: t(`learning.supervisorMode.${value}`) }))}
          {...fields.getInputProps('supervisorMode')}
        />
        <div className={form.buttons}>
          <Button type="submit" loading={busy}>
            {t('learning.openProgramme')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
