import { type PollJson, shownPoll } from '../../poll/poll.rules.js';
import { defineSection } from './section.js';

/** The poll of each post that has one, with what the viewer chose. */
export const poll = defineSection<PollJson[] | null>({
  fields: ['poll'],
  json: `(SELECT json_agg(one) FROM (SELECT q.post_id AS "postId", q.is_multiple AS "isMultiple", q.closes_at AS "closesAt", q.voter_count AS "voterCount",
      (SELECT json_agg(json_build_object('number', o.position, 'text', o.text, 'voteCount', o.vote_count,
          'isMine', EXISTS (SELECT FROM poll_vote v WHERE v.tenant_id = $1 AND v.poll_id = q.id AND v.member_id = $2 AND v.option_id = o.id)) ORDER BY o.position)
        FROM poll_option o WHERE o.tenant_id = $1 AND o.poll_id = q.id) AS options
    FROM poll q WHERE q.tenant_id = $1 AND q.post_id IN (SELECT id FROM page)) one)`,
  attach({ posts, post }, json) {
    for (const each of posts) each.poll = null;
    for (const one of json ?? []) post(one.postId).poll = shownPoll(one, new Date());
  },
});
