import { Button, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@apollo/client/react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useDraftForm } from '@/app/draft'
import { tell } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { Card } from '@/ui/Card'
import { ErrorNote } from '@/ui/ErrorNote'
import classes from '@/ui/Form.module.css'

const WritePassStory = graphql(`
  mutation WritePassStory($input: WritePassStoryInput!) {
    writePassStory(input: $input) {
      ... on PassReport { id story { id } }
      ... on Refusal { message code }
    }
  }
`)

type Props = { reportId: string; template: { title: string; text: string } }

const isHeading = (line: string) => line.startsWith('■')
/** A story without the headings under which nothing is said. */
const written = (text: string) =>
  text
    .split(/^(?=■)/m)
    .filter((part) => part.split('\n').some((line) => line.trim() !== '' && !isHeading(line)))
    .join('')
    .trim()

/** The story of a pass, beginning with headings instead of an empty page. */
export function StoryForm({ reportId, template }: Props) {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const navigate = useNavigate()
  const [write] = useMutation(WritePassStory, { update: (cache) => void cache.evict({ fieldName: 'posts' }) })
  const { form, submit, busy, problem } = useDraftForm(`${slug}.story.${reportId}`, {
    initialValues: { title: template.title, text: template.text },
    validate: {
      title: (value) => (value.trim() === '' ? t('posts.titleMissing') : null),
      text: (value) => (written(value) === '' ? t('certifications.storyMissing') : null),
    },
  })
  const send = submit(async ({ title, text }) => {
    const { data } = await write({ variables: { input: { passReportId: reportId, title, text: written(text) } } })
    const result = data?.writePassStory
    if (result?.__typename !== 'PassReport') return result
    tell(t('certifications.storyTold'))
    if (result.story) await navigate({ to: '/c/$tenant/posts/$id', params: { tenant: slug, id: result.story.id } })
    return undefined
  })
  return (
    <Card aria-labelledby="story">
      <form onSubmit={send} noValidate className={classes.form}>
        <div>
          <h2 id="story">{t('certifications.writeStory')}</h2>
          <p className={classes.hint}>{t('certifications.storyHint')}</p>
        </div>
        <ErrorNote problem={problem} />
        <TextInput label={t('posts.postTitle')} {...form.getInputProps('title')} />
        <Textarea label={t('certifications.story')} autosize minRows={10} maxRows={28} {...form.getInputProps('text')} />
        <div className={classes.buttons}>
          <Button type="submit" loading={busy}>
            {t('certifications.tellStory')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
