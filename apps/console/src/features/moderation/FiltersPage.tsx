import { useState } from 'react'
import { Button, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { useLazyQuery, useMutation, useQuery } from '@apollo/client/react'
import { IconFilterOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useDraftForm } from '@/app/draft'
import { tell, tellProblem } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import type { WordFilterAction } from '@/gql/graphql'
import { Card } from '@/ui/Card'
import { EmptyState } from '@/ui/EmptyState'
import { ErrorNote } from '@/ui/ErrorNote'
import formClasses from '@/ui/Form.module.css'
import { LoadMore } from '@/ui/LoadMore'
import { Loaded } from '@/ui/Loaded'
import { ListSkeleton } from '@/ui/Skeletons'
import { Tag } from '@/ui/Tag'
import { ModerationTabs } from './ModerationTabs'
import classes from './Moderation.module.css'

const FiltersQuery = graphql(`
  query WordFilters($after: String) { wordFilters(first: 50, after: $after) { edges { node { id pattern action note } } pageInfo { hasNextPage endCursor } } }
`)
const TrialQuery = graphql(`
  query WordFilterTrial($text: String!) { wordFilterTrial(text: $text) { found { id pattern action } } }
`)
const AddWordFilter = graphql(`
  mutation AddWordFilter($input: AddWordFilterInput!) { addWordFilter(input: $input) { ... on WordFilter { id } ... on Refusal { message code } } }
`)
const RemoveWordFilter = graphql(`
  mutation RemoveWordFilter($input: RemoveWordFilterInput!) { removeWordFilter(input: $input) { ... on WordFilter { id } } }
`)
const actions = ['HOLD', 'REFUSE'] as const satisfies readonly WordFilterAction[]

/** Words that are held or refused, and a place to try what a text would meet. */
export function FiltersPage() {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const query = useQuery(FiltersQuery)
  const options = { update: (cache: { evict: (what: { fieldName: string }) => boolean }) => void cache.evict({ fieldName: 'wordFilters' }) }
  const [add] = useMutation(AddWordFilter, options)
  const [remove] = useMutation(RemoveWordFilter, options)
  const { form, submit, busy, problem } = useDraftForm<{ pattern: string; note: string; action: WordFilterAction }>(`${slug}.filter`, {
    initialValues: { pattern: '', note: '', action: 'HOLD' },
    validate: { pattern: (value) => (value.trim() === '' ? t('moderation.patternMissing') : null) },
    fieldOf: { WORD_FILTER_EXISTS: 'pattern' },
  })
  const send = submit(async ({ pattern, note, action }) => {
    const { data } = await add({ variables: { input: { pattern, action, note: note || null } } })
    if (data?.addWordFilter.__typename !== 'WordFilter') return data?.addWordFilter
    tell(t('moderation.filterAdded'))
    return undefined
  })
  const takeOut = async (id: string) => {
    try {
      await remove({ variables: { input: { wordFilterId: id } } })
    } catch (error) {
      tellProblem(error)
    }
  }
  return (
    <>
      <ModerationTabs lead={t('moderation.filtersLead')} />
      <div className={classes.list}>
        <Card aria-label={t('moderation.addFilter')}>
          <form onSubmit={send} noValidate className={formClasses.form}>
            <ErrorNote problem={problem} />
            <div className={formClasses.pair}>
              <TextInput label={t('moderation.pattern')} description={t('moderation.patternHint')} {...form.getInputProps('pattern')} />
              <TextInput label={t('moderation.note')} description={t('moderation.noteHint')} {...form.getInputProps('note')} />
            </div>
            <SegmentedControl aria-label={t('moderation.then')} data={actions.map((value) => ({ value, label: t(`moderation.filterAction.${value}`) }))} {...form.getInputProps('action')} />
            <div className={formClasses.buttons}>
              <Button type="submit" loading={busy}>
                {t('moderation.addFilter')}
              </Button>
            </div>
          </form>
        </Card>
        <Trial />
        <Loaded query={query} skeleton={<ListSkeleton rows={2} />}>
          {({ wordFilters: { edges, pageInfo } }) =>
            edges.length === 0 ? (
              <EmptyState icon={<IconFilterOff />} title={t('moderation.noFilters')}>{t('moderation.noFiltersText')}</EmptyState>
            ) : (
              <>
                <ul className={classes.filters} aria-label={t('moderation.filters')}>
                  {edges.map(({ node: { id, pattern, action, note } }) => (
                    <li key={id}>
                      <span className={classes.words}>
                        <strong>{pattern}</strong>
                        {note ? <span className={classes.by}>{note}</span> : null}
                      </span>
                      <Tag tone={action === 'REFUSE' ? 'notice' : 'plain'}>{t(`moderation.filterAction.${action}`)}</Tag>
                      <Button size="compact-sm" variant="subtle" onClick={() => void takeOut(id)} aria-label={t('moderation.named', { action: t('moderation.removeFilter'), name: pattern })}>
                        {t('moderation.removeFilter')}
                      </Button>
                    </li>
                  ))}
                </ul>
                <LoadMore page={pageInfo} fetchMore={query.fetchMore} />
              </>
            )
          }
        </Loaded>
      </div>
    </>
  )
}

function Trial() {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [ask, { data, loading }] = useLazyQuery(TrialQuery, { fetchPolicy: 'network-only' })
  const found = data?.wordFilterTrial.found
  return (
    <Card aria-label={t('moderation.trial')}>
      <form
        className={formClasses.form}
        onSubmit={(event) => {
          event.preventDefault()
          void ask({ variables: { text } })
        }}
      >
        <Textarea label={t('moderation.trial')} description={t('moderation.trialHint')} autosize minRows={2} maxLength={2_000} value={text} onChange={({ currentTarget }) => setText(currentTarget.value)} />
        <div className={formClasses.buttons}>
          <Button type="submit" variant="default" loading={loading} disabled={text.trim() === ''}>
            {t('moderation.try')}
          </Button>
          <span role="status">{found ? (found.length === 0 ? t('moderation.foundNothing') : t('moderation.foundWords', { words: found.map(({ pattern }) => pattern).join('、') })) : null}</span>
        </div>
      </form>
    </Card>
  )
}
