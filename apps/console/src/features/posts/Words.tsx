import type { ReactNode } from 'react'
import { Link } from '@tanstack/react-router'
import { useViewer } from '@/features/frame/viewer'
import { RichDocument } from '@/ui/RichDocument'
import type { RichText } from '@/ui/richText'
import classes from '@/ui/RichDocument.module.css'

/** What somebody wrote, in a post or a comment, with the way to whom it mentions. `image` shows a picture by its file's id. */
export function Words({ body, image }: { body: RichText; image?: (file: string, alt: string) => ReactNode }) {
  const { slug, can } = useViewer()
  // Somebody who was not found here is mentioned by name only.
  const mention = (id: string, label: string) =>
    id && can('members:read') ? (
      <Link to="/c/$tenant/people/$id" params={{ tenant: slug, id }} className={classes.mention}>
        @{label}
      </Link>
    ) : null
  return <RichDocument document={body} image={image} mention={mention} />
}
