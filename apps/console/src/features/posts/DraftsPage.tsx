import { useQuery } from '@apollo/client/react'
import { IconPencil } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { BackLink } from '@/ui/BackLink'
import { ButtonLink } from '@/ui/ButtonLink'
import { Card } from '@/ui/Card'
import { EmptyState } from '@/ui/EmptyState'
import { List } from '@/ui/List'
import { LoadMore } from '@/ui/LoadMore'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { RichText } from '@/ui/RichText'
import { ListSkeleton } from '@/ui/Skeletons'
import { Link } from '@tanstack/react-router'
import { PostFacts } from './PostByline'
import { PublishDraft } from './PublishDraft'
import classes from './PostCard.module.css'

const DraftsQuery = graphql(`
  query Drafts($after: String) {
    drafts(first: 20, after: $after) {
      edges { node { id title text ...PostByline ...PublishDraft } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)

/** What I have written and nobody else sees yet. */
export function DraftsPage() {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const query = useQuery(DraftsQuery, { fetchPolicy: 'cache-and-network' })
  return (
    <>
      <PageHeader
        title={t('writing.drafts')}
        lead={t('writing.draftsLead')}
        above={
          <BackLink to="/c/$tenant/posts" params={{ tenant: slug }}>
            {t('posts.toPosts')}
          </BackLink>
        }
      />
      <Loaded query={query} skeleton={<ListSkeleton />}>
        {({ drafts: { edges, pageInfo } }) =>
          edges.length === 0 ? (
            <EmptyState icon={<IconPencil />} title={t('writing.noDrafts')}>
              <p>{t('writing.noDraftsText')}</p>
              <ButtonLink to="/c/$tenant/posts" params={{ tenant: slug }} search={{ write: true }}>
                {t('posts.write')}
              </ButtonLink>
            </EmptyState>
          ) : (
            <List label={t('writing.drafts')}>
              {edges.map(({ node }) => (
                <Card as="article" key={node.id} aria-labelledby={`draft-${node.id}`}>
                  <h2 id={`draft-${node.id}`} className={classes.title}>
                    <Link to="/c/$tenant/posts/$id" params={{ tenant: slug, id: node.id }} className={classes.link}>
                      {node.title}
                    </Link>
                  </h2>
                  <p className={classes.meta}>
                    <PostFacts post={node} />
                  </p>
                  <div className={classes.body}>
                    <RichText text={node.text} clamp />
                  </div>
                  <PublishDraft post={node} />
                </Card>
              ))}
              <LoadMore page={pageInfo} fetchMore={query.fetchMore} />
            </List>
          )
        }
      </Loaded>
    </>
  )
}
