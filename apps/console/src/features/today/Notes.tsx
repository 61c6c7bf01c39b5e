import { Button, Textarea } from '@mantine/core'
import { useMutation, useQuery } from '@apollo/client/react'
import { IconNotes } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useDraftForm } from '@/app/draft'
import { useFormat } from '@/app/format'
import { tellProblem } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { Avatar } from '@/ui/Avatar'
import { Card } from '@/ui/Card'
import { EmptyState } from '@/ui/EmptyState'
import { ErrorNote } from '@/ui/ErrorNote'
import { LoadMore } from '@/ui/LoadMore'
import { Loaded } from '@/ui/Loaded'
import { ListSkeleton } from '@/ui/Skeletons'
import { Ago } from '@/ui/Time'
import classes from './Today.module.css'

const NotesQuery = graphql(`
  query HandoverNotes($after: String) {
    handoverNotes(first: 5, after: $after) {
      edges { node { id text createdAt viewerSeenAt seenCount author { id displayName } seenBy { id displayName } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
const WriteNote = graphql(`
  mutation WriteHandoverNote($input: WriteHandoverNoteInput!) { writeHandoverNote(input: $input) { ... on HandoverNote { id } } }
`)
const Acknowledge = graphql(`
  mutation AcknowledgeHandoverNote($input: AcknowledgeHandoverNoteInput!) {
    acknowledgeHandoverNote(input: $input) { ... on HandoverNote { id viewerSeenAt seenCount seenBy { id displayName } } }
  }
`)

/** What those on duty leave for each other. */
export function Notes() {
  const { t } = useTranslation()
  const format = useFormat()
  const { slug, member: me } = useViewer()
  const query = useQuery(NotesQuery, { fetchPolicy: 'cache-and-network' })
  const [write] = useMutation(WriteNote, { refetchQueries: ['HandoverNotes'] })
  const [acknowledge, { loading }] = useMutation(Acknowledge)
  const { form, submit, busy, problem } = useDraftForm(`${slug}.handover`, {
    initialValues: { text: '' },
    validate: { text: (value) => (value.trim() === '' ? t('today.noteMissing') : null) },
  })
  const send = submit(async ({ text }, idempotencyKey) => {
    await write({ variables: { input: { text, idempotencyKey } } })
    return undefined
  })
  return (
    <Card aria-labelledby="notes">
      <h2 id="notes" className={classes.title}>
        {t('today.notes')}
      </h2>
      <form onSubmit={send} noValidate className={classes.week}>
        <ErrorNote problem={problem} />
        <Textarea label={t('today.noteLabel')} description={t('today.noteHint')} autosize minRows={2} maxRows={8} maxLength={1_000} {...form.getInputProps('text')} />
        <div>
          <Button type="submit" loading={busy}>
            {t('today.noteSend')}
          </Button>
        </div>
      </form>
      <Loaded query={query} skeleton={<ListSkeleton rows={2} />}>
        {({ handoverNotes: { edges, pageInfo } }) =>
          edges.length === 0 ? (
            <EmptyState icon={<IconNotes />} title={t('today.noteEmpty')}>
              {t('today.noteEmptyText')}
            </EmptyState>
          ) : (
            <>
              <ul className={classes.plainList} style={{ gap: 0 }}>
                {edges.map(({ node }) => (
                  <li key={node.id} className={classes.noteItem}>
                    <p className={classes.person}>
                      <Avatar name={node.author.displayName} size="sm" />
                      {node.author.displayName}
                      <span className={classes.quiet}>
                        <Ago at={node.createdAt} />
                      </span>
                    </p>
                    <p className={classes.noteText}>{node.text}</p>
                    <div className={classes.noteFoot}>
                      {node.author.id === me.id || node.viewerSeenAt ? null : (
                        <Button
                          variant="light"
                          size="compact-sm"
                          disabled={loading}
                          aria-label={t('today.seenNamed', { name: node.author.displayName })}
                          onClick={() => void acknowledge({ variables: { input: { noteId: node.id } } }).catch(tellProblem)}
                        >
                          {t('today.seen')}
                        </Button>
                      )}
                      <span className={classes.quiet}>{node.seenCount === 0 ? t('today.seenNobody') : t('today.seenBy', { names: format.list(node.seenBy.map(({ displayName }) => displayName)) })}</span>
                    </div>
                  </li>
                ))}
              </ul>
              <LoadMore page={pageInfo} fetchMore={query.fetchMore} />
            </>
          )
        }
      </Loaded>
    </Card>
  )
}
