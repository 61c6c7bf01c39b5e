import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@apollo/client/react'
import { IconBook2 } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tell, tellProblem } from '@/app/toast'
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
const Confirm = graphql(`mutation ConfirmFaqEntry($input: ConfirmFaqEntryInput!) { confirmFaqEntry(input: $input) { ... on FaqEntry { id reviewOn } ... on Refusal { message code } } }`)

type Entry = FaqEntriesQuery['faqEntries']['edges'][number]['node']
const today = () => new Date().toISOString().slice(0, 10)
const inHalfAYear = () => new Date(Date.now() + 182 * 86_400_000).toISOString().slice(0, 10)

/** Answers that are kept, with somebody who looks after each. */
export function FaqPage() {
  const { t } = useTranslation()
  const { can } = useViewer()
  const [search, setSearch] = useState<string>()
  const query = useQuery(FaqQuery, { variables: { filter: search ? { search } : null } })
  return (
    <>
      <PageHeader title={t('questions.faq')} lead={t('questions.faqLead')} />
      <SearchField label={t('questions.faqSearch')} hint={t('questions.faqHint')} onSearch={setSearch} />
      <Loaded query={query} skeleton={<ListSkeleton rows={3} />}>
        {({ faqEntries: { edges, pageInfo }, viewerOfficialLabel }) =>
          edges.length === 0 ? (
            <EmptyState icon={<IconBook2 />} title={t(search ? 'questions.faqNotFound' : 'questions.faqEmpty')}>
              {t('questions.faqEmptyText')}
            </EmptyState>
          ) : (
            <div className={classes.entries}>
              {edges.map(({ node }) => (
                <FaqCard key={node.id} entry={node} keeps={can('spaces:manage') || viewerOfficialLabel !== null} />
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
  const [confirm, { loading }] = useMutation(Confirm, { onError: tellProblem, refetchQueries: ['FaqEntries'], onCompleted: () => tell(t('questions.confirmed')) })
  const isOverdue = entry.reviewOn <= today()
  return (
    <Card as="article" className={classes.entry} aria-labelledby={`faq-${entry.id}`}>
      <h2 id={`faq-${entry.id}`} className={classes.title}>
        {entry.question}
      </h2>
      <RichText text={entry.answer} />
      <p className={classes.states}>
        <span className={classes.quiet}>{t('questions.keptBy', { name: entry.owner.displayName, day: entry.reviewOn })}</span>
        {isOverdue ? <Tag tone="notice">{t('questions.overdue')}</Tag> : null}
        {entry.post ? (
          <Link to="/c/$tenant/posts/$id" params={{ tenant: slug, id: entry.post.id }} className={classes.link}>
            {t('questions.toQuestion')}
          </Link>
        ) : null}
      </p>
      {keeps ? (
        <p className={classes.states}>
          <Button size="compact-sm" variant={isOverdue ? 'filled' : 'light'} loading={loading} onClick={() => void confirm({ variables: { input: { faqEntryId: entry.id, reviewOn: inHalfAYear() } } })}>
            {t('questions.stillRight')}
          </Button>
          <EditFaq entry={entry} />
          <RetireFaq id={entry.id} />
        </p>
      ) : null}
    </Card>
  )
}
