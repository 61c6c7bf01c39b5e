import { type AttachmentJson, attachmentsJson, toAttachment } from '../../attachment/attachment.queries.js';
import { defineSection } from './section.js';

/** The pictures and files of each post, with what their addresses are made of. */
export const attachments = defineSection<AttachmentJson[] | null>({
  fields: ['attachments'],
  json: attachmentsJson('post_id', 'SELECT id FROM page'),
  attach({ posts, post, viewer }, json) {
    for (const each of posts) each.attachments = [];
    for (const one of json ?? []) post(one.postId!).attachments!.push(toAttachment(one, viewer.tenantId));
  },
});
