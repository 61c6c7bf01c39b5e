import { newId } from '#kernel';
import type { TenantSeed } from './types.js';

const doc = (text: string): string => JSON.stringify({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] });

export const seedCommunity: TenantSeed = async ({ owner, member, now, later, c, put }) => {
  const by = owner.member.id;
  const space = await put('space', { name: c('space', 'name'), description: c('space', 'description'), access: 'OPEN', position: 1, created_at: now, post_count: 1 }, 'Space');
  const post = await put('post', { space_id: space, author_id: by, title: c('post', 'title'), text: c('post', 'text'), body: doc(c('post', 'body')), created_at: now, published_at: now, comment_count: 1, reaction_counts: JSON.stringify({ THANKS: 1 }) }, 'Post');
  const comment = await put('comment', { post_id: post, author_id: by, text: c('comment', 'text'), body: doc(c('comment', 'body')), created_at: now, reaction_counts: JSON.stringify({ THANKS: 1 }) }, 'Comment');
  await put('comment', { post_id: post, author_id: by, parent_id: comment, thread_at: now, text: 'x', created_at: now }, 'OtherComment');
  const another = { space_id: space, author_id: by, title: c('draft', 'title'), text: c('draft', 'text'), created_at: now };
  await put('post', { ...another, state: 'DRAFT' }, 'DraftPost');
  await put('post', { ...another, state: 'SCHEDULED', scheduled_for: later(2) }, 'ScheduledPost');
  await put('post', { ...another, title: 'x', text: 'x', published_at: now }, 'OtherPost');
  const tag = await put('tag', { name: c('tag', 'name'), folded: c('tag', 'name').toLowerCase(), created_at: now }, 'Tag');
  await put('post_tag', { post_id: post, tag_id: tag, position: 1 });
  await put('post_revision', { post_id: post, version: 0, title: c('post_revision', 'title'), text: c('post_revision', 'text'), written_at: now, created_at: now });
  await put('mention', { post_id: post, member_id: by, created_at: now });
  for (const owner of [{ post_id: post }, { comment_id: comment }]) {
    const file = await put('file', { name: c('attached', 'name'), media_type: 'image/png', byte_length: 1, width: 1, height: 1, thumbnails: JSON.stringify({ LARGE: { width: 1, height: 1, byteLength: 1 } }), storage_key: newId(), uploader_id: by, created_at: now });
    await put('attachment', { ...owner, file_id: file, position: 1, alt: c('attachment', 'alt') });
  }
  await put('link_preview', { post_id: post, url: c('link_preview', 'url'), title: c('link_preview', 'title'), description: c('link_preview', 'description'), site_name: c('link_preview', 'site_name'), fetched_at: now });
  const poll = await put('poll', { post_id: post, is_multiple: false, created_at: now });
  await put('poll_option', { poll_id: poll, position: 1, text: c('poll_option', 'text') });
  await put('kudos', { post_id: post, member_id: by, created_at: now });
  await put('reaction_option', { key: 'THANKS', icon: 'HEART', word_ja: c('reaction_option', 'word_ja'), word_en: c('reaction_option', 'word_en'), position: 1 }, 'ReactionOption');
  await put('comment_reaction', { comment_id: comment, member_id: by, kind: 'THANKS', created_at: now });
  await put('reaction', { post_id: post, member_id: by, kind: 'THANKS', created_at: now });
  await put('follow', { member_id: by, tag_id: tag, created_at: now }, 'Follow');
  await put('follow', { member_id: by, space_id: space, created_at: now });
  await put('follow', { member_id: by, followed_id: member.member.id, created_at: now });
  // The owner was away, and a celebration and an answer came meanwhile.
  await put('visit', { member_id: by, seen_at: now, away_since: new Date(now.getTime() - 86_400_000) });
  await put('space_read', { member_id: by, space_id: space, read_to: new Date(now.getTime() - 86_400_000) });
  const question = await put('post', { space_id: space, author_id: by, title: c('post', 'title'), text: c('post', 'text'), kind: 'QUESTION', created_at: now, published_at: now, comment_count: 1 });
  const other = member.member.id;
  await put('comment', { post_id: question, author_id: other, text: c('comment', 'text'), created_at: now });
  await put('comment', { post_id: post, author_id: other, text: c('comment', 'text'), created_at: now });
  await put('post', { space_id: space, author_id: other, title: c('post', 'title'), text: c('post', 'text'), kind: 'CELEBRATION', created_at: now, published_at: now, reaction_counts: JSON.stringify({ CELEBRATE: 1 }) });
};
