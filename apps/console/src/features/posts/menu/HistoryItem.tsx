import { Menu, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@apollo/client/react'
import { IconHistory } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment } from '@/gql'
import { Loaded } from '@/ui/Loaded'
import { LoadMore } from '@/ui/LoadMore'
import { ListSkeleton } from '@/ui/Skeletons'
import { Words } from '../Words'
import { PostMenuItemPost, type PostMenuItem } from './item'
import classes from './History.module.css'

const RevisionsQuery = graphql(`
  query PostRevisions($id: ID!, $after: String) {
    postRevisions(id: $id, first: 10, after: $after) {
      edges { node { key version title body writtenAt } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)

export const history: PostMenuItem = {
  key: 'history',
  useShown: function useShown(post) {
    const { can } = useViewer()
    const { viewerIsAuthor, version } = readFragment(PostMenuItemPost, post)
    return version > 1 && (viewerIsAuthor || can('spaces:manage'))
  },
  Item: function HistoryItem({ post }) {
    const { t } = useTranslation()
    const { id } = readFragment(PostMenuItemPost, post)
    const [isOpen, { open, close }] = useDisclosure()
    return (
      <>
        <Menu.Item leftSection={<IconHistory size={17} aria-hidden />} onClick={open}>
          {t('writing.history')}
        </Menu.Item>
        <Modal opened={isOpen} onClose={close} title={t('writing.historyTitle')} size="lg" closeButtonProps={{ 'aria-label': t('action.close') }}>
          <Revisions id={id} />
        </Modal>
      </>
    )
  },
}

function Revisions({ id }: { id: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const query = useQuery(RevisionsQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  return (
    <Loaded query={query} skeleton={<ListSkeleton />}>
      {({ postRevisions: { edges, pageInfo } }) => (
        <ol className={classes.list}>
          {edges.map(({ node }) => (
            <li key={node.key} className={classes.version}>
              <p className={classes.when}>{t('writing.version', { number: node.version, at: format.moment(node.writtenAt) })}</p>
              <h3 className={classes.title}>{node.title}</h3>
              <Words body={node.body} />
            </li>
          ))}
          <LoadMore page={pageInfo} fetchMore={query.fetchMore} />
        </ol>
      )}
    </Loaded>
  )
}
