import { Button, Modal, Switch, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation, useQuery } from '@apollo/client/react'
import { IconBook2 } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { tell, tellProblem, tellRefusal } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import type { FaqEntriesQuery } from '@/gql/graphql'
import { Card } from '@/ui/Card'
import { EmptyState } from '@/ui/EmptyState'
import { Loaded } from '@/ui/Loaded'
import { LoadMore } from '@/ui/LoadMore'
import { PageHeader } from '@/ui/PageHeader'
import { RichText } from '@/ui/RichText'
import { SearchField } from '@/ui/SearchField'
import { ListSkeleton } from '@/ui/Skeletons'
import { Tag } from '@/ui/Tag'
import { EditFaq, RetireFaq } from './FaqForms'
import classes from './Questions.module.css'

const FaqQuery = graphql(`
  query FaqEntries($filter: FaqFilter, $after: String) {
    faqEntries(first: 20, after: $after, filter: $filter) {
      edges { node { id question answer version reviewOn owner { id displayName } post { id } } }
      pageInfo { hasNextPage endCursor }
    }
    viewerOfficialLabel
  }
`)
const DueQuery = graphql(`
  query DueFaqEntries { faqEntries(first: 1, filter: { isOverdue: true }) { edges { node { id } } } }
`)
const Confirm = graphql(`mutation ConfirmFaqEntry($input: ConfirmFaqEntryInput!) { confirmFaqEntry(input: $input) { ... on FaqEntry { id reviewOn } ... on Refusal { message code } } }`)

type Entry = FaqEntriesQuery['faqEntries']['edges'][number]['node']
const today = () => new Date().toISOString().slice(0, 10)
const inHalfAYear = () => new Date(Date.now() + 182 * 86_400_000).toISOString().slice(0, 10)

/** Answers that are kept, with somebody who looks after each. */
export function FaqPage() {
  const { t } = useTranslation()
  const { can, member } = useViewer()
  const [search, setSearch] = useState<string>()
  const [isOverdue, setOverdue] = useState(false)
  const query = useQuery(FaqQuery, { variables: { filter: search || isOverdue ? { ...(search ? { search } : {}), ...(isOverdue ? { isOverdue } : {}) } : null } })
  const due = useQuery(DueQuery)
  const isDue = (due.data?.faqEntries.edges.length ?? 0) > 0
  return (
    <>
      <PageHeader title={t('questions.faq')} lead={t('questions.faqLead')} />
      <SearchField label={t('questions.faqSearch')} hint={t('questions.faqHint')} onSearch={setSearch} />
      {isDue || isOverdue ? <Switch className={classes.due} label={t('questions.onlyDue')} checked={isOverdue} onChange={({ currentTarget }) => setOverdue(currentTarget.checked)} /> : null}
      <Loaded query={query} skeleton={<ListSkeleton rows={3} />}>
        {({ faqEntries: { edges, pageInfo }, viewerOfficialLabel }) =>
          edges.length === 0 ? (
            <EmptyState icon={<IconBook2 />} title={t(isOverdue ? 'questions.noneDue' : search ? 'questions.faqNotFound' : 'questions.faqEmpty')}>
              {t(isOverdue ? 'questions.noneDueText' : 'questions.faqEmptyText')}
            </EmptyState>
          ) : (
            <div className={classes.entries}>
              {edges.map(({ node }) => (
                <FaqCard key={node.id} entry={node} keeps={can('spaces:manage') || viewerOfficialLabel !== null || node.owner.id === member.id} />
              ))}
              <LoadMore page={pageInfo} fetchMore={query.fetchMore} />
            </div>
          )
        }
      </Loaded>
    </>
  )
}

function FaqCard({ entry, keeps }: { entry: Entry; keeps: boolean }) {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const [confirm, { loading }] = useMutation(Confirm, { onError: tellProblem, refetchQueries: ['FaqEntries', 'DueFaqEntries'] })
  const format = useFormat()
  const [isOpen, { open, close }] = useDisclosure()
  const [reviewOn, setReviewOn] = useState(inHalfAYear)
  const isOverdue = entry.reviewOn <= today()
  const lookAgain = async () => {
    const answer = (await confirm({ variables: { input: { faqEntryId: entry.id, reviewOn } } })).data?.confirmFaqEntry
    if (answer && 'message' in answer) return tellRefusal(answer)
    if (!answer) return
    close()
    tell(t('questions.confirmed', { day: format.date(`${reviewOn}T00:00:00`) }))
  }
  return (
    <Card as="article" className={classes.entry} aria-labelledby={`faq-${entry.id}`}>
      <h2 id={`faq-${entry.id}`} className={classes.title}>
        {entry.question}
      </h2>
      <RichText text={entry.answer} />
      <p className={classes.states}>
        <span className={classes.quiet}>{t('questions.keptBy', { name: entry.owner.displayName, day: format.date(`${entry.reviewOn}T00:00:00`) })}</span>
        {isOverdue ? <Tag tone="notice">{t('questions.overdue')}</Tag> : null}
        {entry.post ? (
          <Link to="/c/$tenant/posts/$id" params={{ tenant: slug, id: entry.post.id }} className={classes.link}>
            {t('questions.toQuestion')}
          </Link>
        ) : null}
      </p>
      {keeps ? (
        <p className={classes.states}>
          <Button size="compact-sm" variant={isOverdue ? 'filled' : 'light'} onClick={open}>
            {t('questions.stillRight')}
          </Button>
          <Modal opened={isOpen} onClose={close} title={t('questions.stillRight')} closeButtonProps={{ 'aria-label': t('action.close') }}>
            <div className={classes.entry}>
              <TextInput type="date" label={t('questions.lookAgainOn')} description={t('questions.lookAgainHint')} min={today()} value={reviewOn} onChange={({ currentTarget }) => setReviewOn(currentTarget.value)} />
              <Button loading={loading} disabled={reviewOn === ''} onClick={() => void lookAgain()}>
                {t('questions.confirm')}
              </Button>
            </div>
          </Modal>
          <EditFaq entry={entry} />
          <RetireFaq id={entry.id} />
        </p>
      ) : null}
    </Card>
  )
}
