import type { TenantId } from '#kernel';
import type { Tx } from '#tenancy';
import { StoredFile, fileColumns } from '#files';
import type { Reader } from '../viewer.js';
import { Attachment } from './attachment.entity.js';
import type { AttachmentInput } from './attachment.graphql.js';
import type { CommentId } from '../comment/comment.entity.js';
import type { PostId } from '../post/post.entity.js';

type Owner = 'post_id' | 'comment_id';
type FileJson = Omit<StoredFile, 'createdAt' | 'looseSince'> & { createdAt: string; looseSince: string | null };
export type AttachmentJson = Pick<Attachment, 'id' | 'postId' | 'commentId' | 'fileId' | 'position' | 'alt'> & { file: FileJson };

/** The attachments whose owners `owners` selects, in their order, as one JSON value; the tenant is $1. */
export const attachmentsJson = (owner: Owner, owners: string): string =>
  `(SELECT json_agg(one ORDER BY one.position) FROM (SELECT a.id, a.post_id AS "postId", a.comment_id AS "commentId", a.file_id AS "fileId", a.position, a.alt,
      (SELECT row_to_json(kept) FROM (SELECT ${fileColumns('f')}) kept) AS file
    FROM attachment a JOIN file f ON f.tenant_id = $1 AND f.id = a.file_id WHERE a.tenant_id = $1 AND a.${owner} IN (${owners})) one)`;

export const toAttachment = ({ file, ...row }: AttachmentJson, tenantId: TenantId): Attachment =>
  Object.assign(new Attachment(), row, { tenantId, file: Object.assign(new StoredFile(), file, { createdAt: new Date(file.createdAt), looseSince: null }) });

/** Of comments that were read by somebody who may. */
export async function attachmentsOfComments(db: Reader, tenantId: TenantId, commentIds: readonly string[]): Promise<Map<string, Attachment[]>> {
  const [row] = await db.readOne<{ all: AttachmentJson[] | null }>(`SELECT ${attachmentsJson('comment_id', 'SELECT unnest($2::uuid[])')} AS all`, [tenantId, commentIds], 'attachments_of_comments');
  const found = new Map<string, Attachment[]>(commentIds.map((id) => [id, []]));
  for (const one of row?.all ?? []) found.get(one.commentId!)!.push(toAttachment(one, tenantId));
  return found;
}

/** Whether a post or a comment has exactly these already. */
export async function sameAttachments(tx: Tx, owner: { postId: PostId } | { commentId: CommentId }, wanted: readonly AttachmentInput[]): Promise<boolean> {
  const there = (await tx.find(Attachment, owner)).sort((a, b) => a.position - b.position);
  return JSON.stringify(there.map(({ fileId, alt }) => [fileId, alt])) === JSON.stringify(wanted.map(({ fileId, alt = '' }) => [fileId, alt]));
}
