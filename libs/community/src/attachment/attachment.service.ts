import { Injectable } from '@nestjs/common';
import { type MemberId, invalidInput } from '#kernel';
import { defineLoader } from '#graphql-kit';
import { Files, isPicture } from '#files';
import { TenantDb, type Tx } from '#tenancy';
import { Attachment } from './attachment.entity.js';
import type { AttachmentInput } from './attachment.graphql.js';
import { attachmentsOfComments } from './attachment.queries.js';

type Owner = Pick<Attachment, 'postId' | 'commentId'>;

@Injectable()
export class Attachments {
  readonly ofComments = defineLoader<string, Attachment[]>(async (ids, { caller: { actor } }) => (actor ? attachmentsOfComments(this.db, actor.tenantId, ids) : new Map()));

  constructor(
    private readonly db: TenantDb,
    private readonly files: Files,
  ) {}

  /**
   * Puts these files beside a post or a comment, in their order, and lets go of those that were there and are not named again. Of what is written without a
   * name nobody learns who brought its files or what they were called; and only pictures may be there, because other files name their author inside.
   * @throws NOT_FOUND for a file that is missing, in use or somebody else's; INVALID_INPUT naming the one that is no picture
   */
  async settle(tx: Tx, owner: Owner, wanted: readonly AttachmentInput[], { memberId, isAnonymous, field = 'input.attachments' }: { memberId: MemberId; isAnonymous: boolean; field?: string }): Promise<void> {
    const where = owner.postId ? { postId: owner.postId } : { commentId: owner.commentId! };
    const before = new Map((await tx.find(Attachment, where)).map((a) => [a.fileId, a]));
    for (const [i, { fileId, alt = '' }] of wanted.entries()) {
      const position = i + 1;
      const there = before.get(fileId);
      before.delete(fileId);
      if (there) {
        await tx.update(Attachment, { id: there.id }, { position, alt });
        continue;
      }
      const { mediaType } = await this.files.attach(tx, fileId, { memberId, field: `${field}.${i}.fileId`, ...(isAnonymous ? { anonymousNumber: position } : {}) });
      if (isAnonymous && !isPicture(mediaType)) throw onlyPictures(`${field}.${i}.fileId`);
      await tx.insert(Attachment, { ...owner, fileId, position, alt });
    }
    const gone = [...before.values()];
    if (gone.length === 0) return;
    await tx.execute('DELETE FROM attachment WHERE tenant_id = $1 AND id = ANY ($2)', [tx.tenantId, gone.map((a) => a.id)]);
    await this.files.release(tx, gone.map((a) => a.fileId));
  }
}

const onlyPictures = (field: string): Error =>
  invalidInput(field, 'FILE_TYPE', { ja: '匿名の投稿につけられるのは画像だけです。文書には作成者の名前が残っていることがあります。', en: 'Only pictures can go with what is written anonymously: documents may hold the name of their author.' });
