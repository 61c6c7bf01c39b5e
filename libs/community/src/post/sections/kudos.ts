import type { MemberId } from '#kernel';
import { defineSection } from './section.js';

/** Whom each post thanks. */
export const kudos = defineSection<[string, MemberId][] | null>({
  fields: ['thanked'],
  people: 'SELECT k.member_id FROM kudos k WHERE k.tenant_id = $1 AND k.post_id IN (SELECT id FROM page)',
  json: '(SELECT json_agg(json_build_array(k.post_id, k.member_id) ORDER BY k.id) FROM kudos k WHERE k.tenant_id = $1 AND k.post_id IN (SELECT id FROM page))',
  attach({ posts, post, person }, json) {
    for (const each of posts) each.thanked = [];
    for (const [id, memberId] of json ?? []) {
      const one = person(memberId);
      if (one) post(id).thanked!.push(one);
    }
  },
});
