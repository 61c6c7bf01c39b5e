import type { ReactNode } from 'react'
import { RichDocument } from '@/ui/RichDocument'
import type { RichText } from '@/ui/richText'

/** What somebody wrote, in a post or a comment. `image` shows a picture by its file's id. */
export const Words = ({ body, image }: { body: RichText; image?: (file: string, alt: string) => ReactNode }) => <RichDocument document={body} image={image} />
