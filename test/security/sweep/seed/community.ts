import type { TenantSeed } from './types.js';

export const seedCommunity: TenantSeed = async ({ owner, now, c, put }) => {
  const by = owner.member.id;
  const space = await put('space', { name: c('space', 'name'), description: c('space', 'description'), access: 'OPEN', position: 1, created_at: now, post_count: 1 }, 'Space');
  const post = await put('post', { space_id: space, author_id: by, title: c('post', 'title'), text: c('post', 'text'), created_at: now, published_at: now, comment_count: 1, reaction_counts: JSON.stringify({ THANKS: 1 }) }, 'Post');
  await put('comment', { post_id: post, author_id: by, text: c('comment', 'text'), created_at: now }, 'Comment');
  await put('reaction', { post_id: post, member_id: by, kind: 'THANKS', created_at: now });
};
