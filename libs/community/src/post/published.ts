/** What a page of posts, a count, a search or a notice may be about: a condition on the post `p`. */
export const PUBLISHED = `p.state = 'PUBLISHED'`;
