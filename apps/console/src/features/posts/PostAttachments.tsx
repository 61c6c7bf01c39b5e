import { Modal } from '@mantine/core'
import { IconPaperclip } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql, readFragment, type FragmentType } from '@/gql'
import type { PostAttachmentsFragment } from '@/gql/graphql'
import classes from './media/Media.module.css'

const PostAttachmentsPost = graphql(`
  fragment PostAttachments on Post {
    attachments { alt file { id name mediaType byteLength url small: thumbnailUrl large: thumbnailUrl(size: LARGE) } }
    linkPreview { url title description siteName }
  }
`)
const CommentAttachmentsComment = graphql(`
  fragment CommentAttachments on Comment {
    attachments { alt file { id name mediaType byteLength url small: thumbnailUrl large: thumbnailUrl(size: LARGE) } }
  }
`)

const sizeOf = (bytes: number) => (bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1_024))} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`)

/** The pictures and files of a post, and what stands behind its first link. */
export function PostAttachments({ post: given }: { post: FragmentType<typeof PostAttachmentsPost>; compact?: boolean }) {
  const { attachments, linkPreview } = readFragment(PostAttachmentsPost, given)
  return (
    <>
      <Attached attachments={attachments} />
      {linkPreview ? (
        <a className={classes.preview} href={linkPreview.url} target="_blank" rel="noopener noreferrer nofollow">
          <span className={classes.quiet}>{linkPreview.siteName}</span>
          <strong>{linkPreview.title}</strong>
          {linkPreview.description ? <span className={classes.quiet}>{linkPreview.description}</span> : null}
        </a>
      ) : null}
    </>
  )
}

export function CommentAttachments({ comment }: { comment: FragmentType<typeof CommentAttachmentsComment> }) {
  return <Attached attachments={readFragment(CommentAttachmentsComment, comment).attachments} />
}

function Attached({ attachments }: Pick<PostAttachmentsFragment, 'attachments'>) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<number | null>(null)
  const pictures = attachments.flatMap(({ alt, file }) => (file.small && file.large ? [{ alt, file, small: file.small, large: file.large }] : []))
  const others = attachments.filter(({ file }) => !file.small)
  const shown = open === null ? undefined : pictures[open]
  return (
    <>
      {pictures.length > 0 ? (
        <ul className={[classes.gallery, pictures.length === 1 ? classes.single : ''].join(' ')}>
          {pictures.map(({ alt, file, small, large }, i) => (
            <li key={file.id}>
              <button type="button" className={classes.picture} aria-label={t('media.enlarge', { name: alt || file.name })} onClick={() => setOpen(i)}>
                <img src={pictures.length === 1 ? large : small} alt="" width={320} height={240} loading="lazy" />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {others.length > 0 ? (
        <ul className={classes.files}>
          {others.map(({ alt, file }) => (
            <li key={file.id}>
              <a className={classes.file} href={file.url} download={file.name}>
                <IconPaperclip size={18} aria-hidden />
                <span className={classes.name}>
                  {file.name}
                  {alt ? <span className={classes.quiet}> {alt}</span> : null}
                </span>
                <span className={classes.quiet}>{sizeOf(file.byteLength)}</span>
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      <Modal opened={shown !== undefined} onClose={() => setOpen(null)} size="auto" centered title={shown ? shown.alt || shown.file.name : ''} closeButtonProps={{ 'aria-label': t('action.close') }}>
        {shown ? <img className={classes.large} src={shown.file.mediaType === 'image/gif' ? shown.file.url : shown.large} alt={shown.alt || shown.file.name} /> : null}
      </Modal>
    </>
  )
}
