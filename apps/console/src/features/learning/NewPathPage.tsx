import { Button, MultiSelect, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@apollo/client/react'
import { IconBook2 } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { pathLevels, talentTypes } from '@/app/choices'
import { useDraftForm } from '@/app/draft'
import { drafts } from '@/app/drafts'
import { tell } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import type { PathLevel, TalentType } from '@/gql/graphql'
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

const CoursesQuery = graphql(`
  query Courses($after: String) {
    courses(first: 100, after: $after) { edges { node { id title category minutes } } pageInfo { hasNextPage endCursor } }
  }
`)
const CreatePath = graphql(`
  mutation CreateLearningPath($input: CreateLearningPathInput!) {
    createLearningPath(input: $input) { ... on LearningPath { id } }
  }
`)
const MOST_COURSES = 60
/** The list itself scrolls, so that assistive technology knows it for the list of its field. */
const list = { options: { maxHeight: 260, overflowY: 'auto' } } as const
type Choice = { value: string; label: string }

/** Which courses make up a path, in which order, and for whom. */
export function NewPathPage() {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const query = useQuery(CoursesQuery)
  useAll(query.data?.courses.pageInfo, query.fetchMore)
  return (
    <div style={{ maxWidth: 720 }}>
      <PageHeader
        title={t('learning.newPath')}
        lead={t('learning.newPathLead')}
        above={
          <BackLink to="/c/$tenant/learning/applications" params={{ tenant: slug }}>
            {t('learning.tab.applications')}
          </BackLink>
        }
      />
      <Loaded query={query} skeleton={<PageSkeleton />}>
        {({ courses }) =>
          courses.edges.length === 0 ? (
            <EmptyState
              icon={<IconBook2 />}
              title={t('learning.noCourses')}
              action={
                <ButtonLink to="/c/$tenant/learning/results" params={{ tenant: slug }}>
                  {t('learning.tab.results')}
                </ButtonLink>
              }
            >
              {t('learning.noCoursesText')}
            </EmptyState>
          ) : (
            <PathForm courses={courses.edges.map(({ node }) => ({ value: node.id, label: node.minutes ? `${node.title} (${t('learning.minutes', { count: node.minutes })})` : node.title }))} />
          )
        }
      </Loaded>
    </div>
  )
}

function PathForm({ courses }: { courses: Choice[] }) {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const navigate = useNavigate()
  const [create] = useMutation(CreatePath, { update: (cache) => void cache.evict({ fieldName: 'learningPaths' }) })
  const { form: fields, submit, busy, problem } = useDraftForm(`${slug}.path`, {
    initialValues: { title: '', description: '', talentType: 'BUSINESS_DX' as TalentType, level: 'INTRODUCTION' as PathLevel, dueAt: '', requiredCourseIds: [] as string[], recommendedCourseIds: [] as string[] },
    validate: {
      title: (value) => (value.trim() === '' ? t('learning.pathTitleMissing') : null),
      requiredCourseIds: (value) => (value.length === 0 ? t('learning.requiredMissing') : null),
      recommendedCourseIds: (value, { requiredCourseIds }) => (value.length + requiredCourseIds.length > MOST_COURSES ? t('learning.tooManyCourses', { most: MOST_COURSES }) : null),
    },
  })
  const { requiredCourseIds, recommendedCourseIds } = fields.values
  /** A course belongs to the path or is offered on top; it is offered only where it is not chosen yet. */
  const without = (chosen: readonly string[]) => courses.filter(({ value }) => !chosen.includes(value))
  const send = submit(async ({ dueAt, ...values }, idempotencyKey) => {
    const { data } = await create({ variables: { input: { ...values, dueAt: dueAt ? new Date(`${dueAt}T23:59:59`).toISOString() : null, idempotencyKey } } })
    if (!data) return undefined
    tell(t('learning.pathMade'))
    // The next step is a programme of this path; what was typed there before stays.
    drafts.write(`${slug}.programme`, { ...drafts.read(`${slug}.programme`), pathId: data.createLearningPath.id })
    await navigate({ to: '/c/$tenant/learning/programmes/new', params: { tenant: slug } })
    return undefined
  })
  return (
    <Card as="div">
      <form onSubmit={send} noValidate className={form.form}>
        <ErrorNote problem={problem} />
        <TextInput label={t('learning.pathTitle')} maxLength={200} {...fields.getInputProps('title')} />
        <Textarea label={t('learning.pathDescription')} description={t('learning.pathDescriptionHint')} autosize minRows={3} maxRows={14} maxLength={4000} {...fields.getInputProps('description')} />
        <div className={form.pair}>
          <NativeSelect label={t('learning.talentTypeLabel')} data={talentTypes.map((value) => ({ value, label: t(`learning.talentType.${value}`) }))} {...fields.getInputProps('talentType')} />
          <NativeSelect label={t('learning.levelLabel')} data={pathLevels.map((value) => ({ value, label: t(`learning.level.${value}`) }))} {...fields.getInputProps('level')} />
          <TextInput type="date" label={t('learning.dueAt')} description={t('learning.dueAtHint')} {...fields.getInputProps('dueAt')} />
        </div>
        <MultiSelect
          label={t('learning.requiredCourses')}
          description={t('learning.requiredCoursesHint')}
          placeholder={t('learning.searchCourse')}
          nothingFoundMessage={t('learning.noCourseFound')}
          searchable
          hidePickedOptions
          withScrollArea={false}
          styles={list}
          maxValues={MOST_COURSES}
          data={without(recommendedCourseIds)}
          {...fields.getInputProps('requiredCourseIds')}
        />
        <MultiSelect
          label={t('learning.recommendedCourses')}
          description={t('learning.recommendedCoursesHint')}
          placeholder={t('learning.searchCourse')}
          nothingFoundMessage={t('learning.noCourseFound')}
          searchable
          hidePickedOptions
          withScrollArea={false}
          styles={list}
          data={without(requiredCourseIds)}
          {...fields.getInputProps('recommendedCourseIds')}
        />
        <div className={form.buttons}>
          <Button type="submit" loading={busy}>
            {t('learning.makePath')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
