import { newId } from '#kernel';
import type { TenantSeed } from './types.js';

export const seedFiles: TenantSeed = async ({ owner, now, c, put }) => {
  await put('file', { name: c('file', 'name'), media_type: c('file', 'media_type'), byte_length: 1, storage_key: newId(), uploader_id: owner.member.id, loose_since: now, created_at: now }, 'File');
};
