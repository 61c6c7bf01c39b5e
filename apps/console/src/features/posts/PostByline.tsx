import { IconPinned } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { Tag } from '@/ui/Tag'
import { Ago } from '@/ui/Time'
import * as Byline from './Byline'
import classes from './PostByline.module.css'

const PostBylinePost = graphql(`
  fragment PostByline on Post {
    id
    state
    publishedAt
    scheduledFor
    editedAt
    pinnedAt
    space { id name }
    author { id department ...BylineAuthor }
    pseudonym { name }
  }
`)
type Props = { post: FragmentType<typeof PostBylinePost> }

const signedBy = (post: Props['post']) => {
  const { author, pseudonym } = readFragment(PostBylinePost, post)
  return { author, pseudonym }
}

export const PostFace = ({ post }: Props) => <Byline.Face {...signedBy(post)} />
export const PostAuthorName = ({ post }: Props) => <Byline.Name {...signedBy(post)} />

/** When and where, and how it stands. */
export function PostFacts({ post: given }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { state, publishedAt, scheduledFor, editedAt, pinnedAt, space } = readFragment(PostBylinePost, given)
  return (
    <>
      {publishedAt ? <Ago at={publishedAt} /> : null}
      {editedAt ? (
        <span className={classes.edited} title={format.moment(editedAt)}>
          {t('writing.edited')}
        </span>
      ) : null}
      <Tag>{space.name}</Tag>
      {pinnedAt ? (
        <Tag tone="accent">
          <IconPinned size={13} stroke={1.8} aria-hidden className={classes.pin} />
          {t('writing.pinned')}
        </Tag>
      ) : null}
      {state === 'PUBLISHED' ? null : <Tag tone="notice">{t(`writing.state.${state}`)}</Tag>}
      {scheduledFor ? <span>{t('writing.comes', { at: format.moment(scheduledFor) })}</span> : null}
    </>
  )
}
