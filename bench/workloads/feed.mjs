import { pagePlan } from '../lib/plans.mjs';
import { localId, nodesOf, time } from '../lib/shape.mjs';

const PRODUCT = `query Feed($first: Int!) {
  posts(first: $first) {
    nodes {
      id title text createdAt commentCount
      reactions { option { key } count isMine }
      author { id displayName department }
      comments(first: 3) { nodes { id text createdAt author { id displayName department } } }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

const POSTGRAPHILE = `query Feed($first: Int!, $me: UUID!) {
  allPosts(first: $first, condition: { state: "PUBLISHED" }, orderBy: [PUBLISHED_AT_DESC, ROW_ID_DESC]) {
    nodes {
      rowId title text createdAt commentCount reactionCounts
      viewerReactions: reactionsByTenantIdAndPostId(condition: { memberId: $me }) { nodes { kind } }
      author: memberByTenantIdAndAuthorId { rowId displayName department }
      comments: commentsByTenantIdAndPostId(first: 3, condition: { state: "PUBLISHED" }, orderBy: [CREATED_AT_ASC, ROW_ID_ASC]) {
        nodes { rowId text createdAt author: memberByTenantIdAndAuthorId { rowId displayName department } }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

/** The page that everybody opens first: posts, newest first, with authors, first comments, counts and my own reactions. */
export const feed = {
  name: 'feed',
  title: 'feed: 20 posts with authors, first 3 comments, counts and my reactions',
  plan: pagePlan([20, 5, 50]),
  requests: {
    product: (_person, first) => ({ body: { query: PRODUCT, variables: { first } } }),
    postgraphile: (person, first) => ({ body: { query: POSTGRAPHILE, variables: { first, me: person.memberId } } }),
    limit: (_person, first) => ({ path: '/feed', body: { first } }),
  },
  /** What was answered, in one shape for all. */
  read({ data }) {
    const { nodes, pageInfo } = data.posts ?? data.allPosts;
    return { posts: nodes.map(readPost), hasNextPage: pageInfo.hasNextPage };
  },
  targets: { postgraphile: 1.4, limit: 0.6 },
};

const readPerson = (person) => ({ id: localId(person), displayName: person.displayName, department: person.department });

function readPost(post) {
  const { reactions } = post;
  const isProduct = Array.isArray(reactions);
  return {
    id: localId(post),
    title: post.title,
    text: post.text,
    createdAt: time(post.createdAt),
    commentCount: post.commentCount,
    reactions: isProduct ? Object.fromEntries(reactions.map(({ option, count }) => [option.key, count])) : (post.reactionCounts ?? reactions),
    viewerReactions: (isProduct ? reactions.flatMap(({ option, isMine }) => (isMine ? [option.key] : [])) : nodesOf(post.viewerReactions).map((reaction) => reaction.kind ?? reaction)).sort(),
    author: readPerson(post.author),
    comments: post.comments.nodes.map((comment) => ({ id: localId(comment), text: comment.text, createdAt: time(comment.createdAt), author: readPerson(comment.author) })),
  };
}
