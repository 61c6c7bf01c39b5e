import { useQuery } from '@apollo/client/react'
import { IconMail } from '@tabler/icons-react'
import { Link, getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { EmptyState } from '@/ui/EmptyState'
import { LoadMore } from '@/ui/LoadMore'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { ListSkeleton } from '@/ui/Skeletons'
import { Ago } from '@/ui/Time'
import { Letter } from './Letter'
import classes from './Mail.module.css'

const MailQuery = graphql(`
  query Mail($after: String) {
    capturedMails(first: 20, after: $after) {
      edges { node { id subject text createdAt ...Letter } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
const route = getRouteApi('/c/$tenant/mail')

/** Mails nobody delivered because no mail server is set up: mine, readable here. */
export function MailPage() {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const { id } = route.useSearch()
  const query = useQuery(MailQuery)
  return (
    <>
      <PageHeader title={t('mail.title')} lead={t('mail.lead')} />
      <Loaded query={query} skeleton={<ListSkeleton />}>
        {({ capturedMails: { edges, pageInfo } }) => {
          const open = edges.find(({ node }) => node.id === id)?.node
          return edges.length === 0 ? (
            <EmptyState icon={<IconMail />} title={t('mail.empty')}>
              {t('mail.emptyText')}
            </EmptyState>
          ) : (
            <div className={classes.columns} data-open={open ? true : undefined}>
              <div>
                <ul className={classes.list} aria-label={t('mail.title')}>
                  {edges.map(({ node }) => (
                    <li key={node.id}>
                      <Link
                        to="/c/$tenant/mail"
                        params={{ tenant: slug }}
                        search={{ id: node.id }}
                        resetScroll={false}
                        className={classes.row}
                        activeProps={{}}
                        aria-current={node.id === id ? 'true' : undefined}
                      >
                        <strong className={classes.subject}>{node.subject}</strong>
                        <span className={classes.preview}>{node.text}</span>
                        <Ago at={node.createdAt} />
                      </Link>
                    </li>
                  ))}
                </ul>
                <LoadMore page={pageInfo} fetchMore={query.fetchMore} />
              </div>
              {open ? <Letter key={open.id} mail={open} /> : null}
            </div>
          )
        }}
      </Loaded>
    </>
  )
}
