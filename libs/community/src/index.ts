/** What others may write into the community's conversations; they hear what happens there from events.ts. */
/** What the worker looks at behind links. */
export { LinkPreviewsModule } from './preview/previews.module.js';
export { CommunityHandlersModule, CommunityModule } from './community.module.js';
/** Who is behind a pseudonym, for those who must tell them something. */
export { Anonymity } from './anonymity/anonymity.service.js';
export { Post, PostKind } from './post/post.entity.js';
export type { PostId } from './post/post.entity.js';
export { writePost } from './post/post.queries.js';
/** `addInTx`, `reactInTx`, `withdrawInTx`: for what happens together with them. */
export { CommentService } from './comment/comment.service.js';
/** Why words may not be published; whoever writes them for somebody answers these as well. */
export { SCREENED } from './moderation/screening.graphql.js';
export { APPEALABLE } from './moderation/decision/decision.queries.js';
export { RulesNotAccepted } from './moderation/rules/rules.graphql.js';
export { ReactionService } from './reaction/reaction.service.js';
/** How a community calls its reactions: all of them, or one by its key. */
export { reactionOptions, reactionWords } from './reaction/option/option.queries.js';
export { ReactionRetired } from './reaction/option/option.graphql.js';
export type { ReactionOptionId } from './reaction/option/option.entity.js';
export { foldPattern } from './moderation/filter/folding.rules.js';
export { PostService } from './post/post.service.js';
export { spaceFor } from './space/space.queries.js';
export { Comment } from './comment/comment.entity.js';
/** Conditions of what may be found, for statements with a post `p`, a comment `c`, the tenant as $1 and the reader as $2. */
export { PUBLISHED } from './post/post.queries.js';
export { SAID as COMMENT_SHOWS } from './comment/comment.queries.js';
export { READABLE_SPACES } from './space/space.queries.js';
export { isOperator } from './viewer.js';
export type { Viewer } from './viewer.js';
/** For questions that were written past the product, such as a demo world. */
export { indexQuestions } from './question/question.queries.js';
