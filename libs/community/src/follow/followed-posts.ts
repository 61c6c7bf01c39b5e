/**
 * The ids of the first $4 posts, as many, of each space, person and tag that the viewer ($2) follows: each is one range of an index, so that it costs as much as is
 * followed and not as much as was written. `conditions` and `order` are about the post `p`.
 */
export const followedPosts = (conditions: string, order: string): string => {
  const of = (followed: string, column: string, join: string, condition: string): string => `SELECT found.id FROM follow f ${followed} CROSS JOIN LATERAL (
      SELECT p.id FROM post p ${join} WHERE p.tenant_id = $1 AND ${condition} ${conditions} ${order} LIMIT $4::int) AS found WHERE f.tenant_id = $1 AND f.member_id = $2 AND f.${column} IS NOT NULL`;
  return [
    of('', 'space_id', '', 'p.space_id = f.space_id'),
    // Who has left is followed no longer; should they come back, they are again.
    of(`JOIN member gone ON gone.tenant_id = $1 AND gone.id = f.followed_id AND gone.state <> 'LEFT'`, 'followed_id', '', 'p.author_id = f.followed_id'),
    of('', 'tag_id', 'JOIN post_tag ft ON ft.tenant_id = $1 AND ft.post_id = p.id', 'ft.tag_id = f.tag_id'),
  ].join(' UNION ');
};
