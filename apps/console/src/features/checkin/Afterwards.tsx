import { useState } from 'react'
import { Button, Modal, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useApolloClient, useLazyQuery } from '@apollo/client/react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { useAct } from '@/features/events/useAct'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { Card } from '@/ui/Card'
import { ErrorNote } from '@/ui/ErrorNote'
import { Tag } from '@/ui/Tag'
import detail from '@/ui/Detail.module.css'
import form from '@/ui/Form.module.css'
import classes from './Door.module.css'

export const AfterwardsEvent = graphql(`
  fragment AfterwardsEvent on Event {
    id
    status
    attendanceFigures { attendanceCount }
    surveyResults { answerCount shownCount averageUsefulness distribution takeaways nextTopics }
  }
`)
const FirstTimers = graphql(`
  query FirstTimers($id: ID!) { event(id: $id) { id attendances(first: 100, firstTimeOnly: true) { nodes { name } } } }
`)
const Report = graphql(`
  query EventReport($id: ID!) { event(id: $id) { id reportDraft { title text } } spaces(first: 100) { nodes { id name standing { isReader } } } }
`)
const KeepReport = graphql(`
  mutation KeepReport($input: CreatePostInput!) { createPost(input: $input) { ... on Post { id } ... on Refusal { message } } }
`)

/** For organizers, once it is over: what people said, who was new, and a report to begin with. */
export function Afterwards({ event: given }: { event: FragmentType<typeof AfterwardsEvent> }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { id, status, surveyResults: results, attendanceFigures: figures } = readFragment(AfterwardsEvent, given)
  const [find, { data, loading }] = useLazyQuery(FirstTimers)
  if (status !== 'DONE' || !results || !figures || figures.attendanceCount === 0) return null
  const names = data?.event.attendances.nodes.map(({ name }) => name)
  return (
    <Card aria-labelledby="afterwards">
      <div className={form.form}>
        <h2 id="afterwards" className={detail.sideTitle} style={{ marginBottom: 0 }}>
          {t('after.title')}
        </h2>
        {results.shownCount === 0 ? (
          <p className={detail.hint}>{t('after.waiting', { count: results.answerCount })}</p>
        ) : (
          <>
            <p className={classes.count}>
              <strong>{results.averageUsefulness?.toFixed(1)}</strong>
              <span>{t('after.outOf', { count: results.shownCount })}</span>
            </p>
            <ol className={classes.bars} aria-label={t('after.distribution')}>
              {results.distribution.map((count, i) => (
                <li key={i}>
                  <span>{i + 1}</span>
                  <span className={classes.bar} style={{ inlineSize: `${(count / results.shownCount) * 70}%` }} aria-hidden />
                  <span>{format.number(count)}</span>
                </li>
              ))}
            </ol>
            <Words heading={t('after.takeaways')} words={results.takeaways} />
            <Words heading={t('after.nextTopics')} words={results.nextTopics} />
            <p className={detail.hint}>{t('after.threeAtATime')}</p>
          </>
        )}
        {names ? (
          <div>
            <h3 className={classes.title}>{t('after.first')}</h3>
            {names.length === 0 ? <p className={detail.hint}>{t('after.nobodyNew')}</p> : null}
            <p className={detail.badges}>
              {names.map((name, i) => (
                <Tag key={i} tone="gold">
                  {name}
                </Tag>
              ))}
            </p>
          </div>
        ) : (
          <Button variant="default" loading={loading} onClick={() => void find({ variables: { id } })}>
            {t('after.showFirst')}
          </Button>
        )}
        <ReportDialog id={id} />
      </div>
    </Card>
  )
}

const Words = ({ heading, words }: { heading: string; words: readonly string[] }) =>
  words.length === 0 ? null : (
    <div>
      <h3 className={classes.title}>{heading}</h3>
      <ul className={classes.words}>
        {words.map((text, i) => (
          <li key={i}>{text}</li>
        ))}
      </ul>
    </div>
  )

/** The report becomes a draft of mine in a space: pictures, mentions and words are added there as to any post. */
function ReportDialog({ id }: { id: string }) {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const client = useApolloClient()
  const navigate = useNavigate()
  const [isOpen, { open, close }] = useDisclosure()
  const [load, { data, loading }] = useLazyQuery(Report, { fetchPolicy: 'network-only' })
  const [changed, setChanged] = useState<{ spaceId?: string; title?: string; text?: string }>({})
  const [key, setKey] = useState('')
  const { act, busy, problem } = useAct()
  const spaces = data?.spaces.nodes.filter(({ standing }) => standing.isReader) ?? []
  const draft = { spaceId: spaces[0]?.id ?? '', ...data?.event.reportDraft, ...changed }

  const keep = async () => {
    const kept = await act(KeepReport, { input: { spaceId: draft.spaceId, title: draft.title ?? '', text: draft.text ?? '', isDraft: true, idempotencyKey: key } }, [])
    if (!kept || !('id' in kept.createPost)) return
    client.cache.evict({ fieldName: 'drafts' })
    await navigate({ to: '/c/$tenant/posts/$id', params: { tenant: slug, id: kept.createPost.id } })
  }
  return (
    <>
      <Button
        onClick={() => {
          setKey(`report-${Date.now()}-${Math.random().toString(36).slice(2)}`)
          void load({ variables: { id } })
          open()
        }}
      >
        {t('after.report')}
      </Button>
      <Modal opened={isOpen} onClose={close} size="lg" title={t('after.report')} closeButtonProps={{ 'aria-label': t('action.close') }}>
        <div className={form.form} aria-busy={loading}>
          <p className={detail.hint}>{t('after.reportText')}</p>
          <ErrorNote problem={problem} />
          <NativeSelect label={t('posts.space')} data={spaces.map(({ id, name }) => ({ value: id, label: name }))} value={draft.spaceId} onChange={({ currentTarget }) => setChanged({ ...changed, spaceId: currentTarget.value })} />
          <TextInput label={t('posts.postTitle')} maxLength={200} value={draft.title ?? ''} onChange={({ currentTarget }) => setChanged({ ...changed, title: currentTarget.value })} />
          <Textarea label={t('posts.text')} autosize minRows={6} maxRows={16} value={draft.text ?? ''} onChange={({ currentTarget }) => setChanged({ ...changed, text: currentTarget.value })} />
          <div className={form.buttons}>
            <Button loading={busy} disabled={!draft.spaceId || !draft.title?.trim() || !draft.text?.trim()} onClick={() => void keep()}>
              {t('after.keep')}
            </Button>
          </div>
        </div>
      </Modal>
    </>
  )
}
