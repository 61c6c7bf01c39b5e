import { useQuery } from '@apollo/client/react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import classes from './TagFilter.module.css'

const TagQuery = graphql(`
  query OneTag($id: ID!) { node(id: $id) { id ... on Tag { name } } }
`)

/** Which tag the list below is about, and the way back to all. */
export function TagFilter({ id }: { id: string }) {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const { data } = useQuery(TagQuery, { variables: { id } })
  const tag = data?.node?.__typename === 'Tag' ? data.node.name : '…'
  return (
    <p className={classes.filter} role="status">
      <strong>{t('writing.filtered', { tag })}</strong>
      <Link to="/c/$tenant/posts" params={{ tenant: slug }} search={(search) => ({ ...search, tag: undefined })} className={classes.all}>
        {t('writing.allTags')}
      </Link>
    </p>
  )
}
