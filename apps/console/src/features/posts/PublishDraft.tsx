import { Button, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemOf } from '@/app/problem'
import { tell, tellProblem, tellRefusal } from '@/app/toast'
import { graphql, readFragment, type FragmentType } from '@/gql'
import formClasses from '@/ui/Form.module.css'
import { fieldTime, instantOf, TimeField } from './composer/ScheduleField'

const PublishDraftPost = graphql(`
  fragment PublishDraft on Post { id state scheduledFor viewerIsAuthor }
`)
const PublishPost = graphql(`
  mutation PublishPost($input: PublishPostInput!) { publishPost(input: $input) { ... on Post { id ...PostCard ...PublishDraft } ... on Refusal { message code } } }
`)
const SchedulePost = graphql(`
  mutation SchedulePost($input: SchedulePostInput!) { schedulePost(input: $input) { ... on Post { id ...PostCard ...PublishDraft } ... on Refusal { message code } } }
`)

/** What a draft or a scheduled post waits for. */
export function PublishDraft({ post: given }: { post: FragmentType<typeof PublishDraftPost> }) {
  const { t } = useTranslation()
  const { id, state, scheduledFor, viewerIsAuthor } = readFragment(PublishDraftPost, given)
  const [isOpen, { open, close }] = useDisclosure()
  const [at, setAt] = useState(scheduledFor ? fieldTime(new Date(scheduledFor)) : '')
  const [error, setError] = useState<string>()
  const evict = (cache: { evict: (what: { fieldName: string }) => boolean }) => {
    cache.evict({ fieldName: 'posts' })
    cache.evict({ fieldName: 'drafts' })
  }
  const [publish, publishing] = useMutation(PublishPost, { onError: tellProblem, update: evict })
  const [schedule, scheduling] = useMutation(SchedulePost, { update: evict })
  if (!viewerIsAuthor || (state !== 'DRAFT' && state !== 'SCHEDULED')) return null
  const now = async () => {
    const { data } = await publish({ variables: { input: { id } } })
    if (data?.publishPost.__typename === 'Post') tell(t('writing.published'))
    else if (data) tellRefusal(data.publishPost)
  }
  const plan = async (time: string | null) => {
    try {
      const { data } = await schedule({ variables: { input: { id, at: time === null ? null : instantOf(time) } } })
      if (data?.schedulePost.__typename !== 'Post' && data) return tellRefusal(data.schedulePost)
      close()
    } catch (failure) {
      const problem = problemOf(failure)
      if (problem.field === 'at') setError(problem.message)
      else tellProblem(failure)
    }
  }
  return (
    <div className={formClasses.buttons}>
      <Button size="sm" loading={publishing.loading} onClick={() => void now()}>
        {t('writing.publishNow')}
      </Button>
      <Button size="sm" variant="light" onClick={open}>
        {t(state === 'SCHEDULED' ? 'writing.reschedule' : 'writing.schedule')}
      </Button>
      {state === 'SCHEDULED' ? (
        <Button size="sm" variant="subtle" color="gray" onClick={() => void plan(null)}>
          {t('writing.unschedule')}
        </Button>
      ) : null}
      <Modal opened={isOpen} onClose={close} title={t('writing.schedule')} closeButtonProps={{ 'aria-label': t('action.close') }}>
        <div className={formClasses.form}>
          <TimeField
            value={at}
            error={error}
            onChange={(next) => {
              setError(undefined)
              setAt(next)
            }}
          />
          <div className={formClasses.buttons}>
            <Button disabled={at === ''} loading={scheduling.loading} onClick={() => void plan(at)}>
              {t('writing.schedule')}
            </Button>
          </div>
        </div>
      </Modal>
    </div>
  )
}
