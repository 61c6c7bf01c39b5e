import { Module } from '@nestjs/common';
import { registerNode } from '#graphql-kit';
import { AnonymityResolver, CommentAuthorResolver, PostAuthorResolver, PseudonymResolver, SpaceAnonymityResolver } from './anonymity/anonymity.resolver.js';
import { Anonymity } from './anonymity/anonymity.service.js';
import { AnonymitySettings } from './anonymity/anonymity.settings.js';
import { Unmasking } from './anonymity/unmasking.graphql.js';
import { unmaskingsByIds } from './anonymity/unmasking.queries.js';
import { UnmaskingResolver } from './anonymity/unmasking.resolver.js';
import { UnmaskingService } from './anonymity/unmasking.service.js';
import { TenantDb } from '#tenancy';
import { Comment } from './comment/comment.entity.js';
import { CommentResolver } from './comment/comment.resolver.js';
import { CommentService } from './comment/comment.service.js';
import { FaqEntry } from './faq/faq.entity.js';
import { faqByIds } from './faq/faq.queries.js';
import { FaqResolver } from './faq/faq.resolver.js';
import { FaqService } from './faq/faq.service.js';
import { OfficialAnswerer } from './official/official.graphql.js';
import { answerersByIds } from './official/official.queries.js';
import { OfficialMarkResolver, OfficialResolver } from './official/official.resolver.js';
import { OfficialService } from './official/official.service.js';
import { FirstEventHandlers } from './post/first-event.handlers.js';
import { QuestionHandlers } from './question/question.handlers.js';
import { QuestionResolver } from './question/question.resolver.js';
import { QuestionService } from './question/question.service.js';
import { LiveModule } from './live/live.module.js';
import { AuditedPostResolver } from './moderation/audited.resolver.js';
import { ModerationModule } from './moderation/moderation.module.js';
import { CommentAttachmentsResolver } from './attachment/attachment.resolver.js';
import { Attachments } from './attachment/attachment.service.js';
import { AcceptingResolver } from './joining/joining.resolver.js';
import { JoiningService } from './joining/joining.service.js';
import { LeavingHandlers } from './joining/leaving.handlers.js';
import { KudosResolver } from './kudos/kudos.resolver.js';
import { PollResolver } from './poll/poll.resolver.js';
import { PollService } from './poll/poll.service.js';
import { BesideService } from './post/beside.service.js';
import { Post } from './post/post.entity.js';
import { DuePosts } from './post/due.handlers.js';
import { PostResolver } from './post/post.resolver.js';
import { PostService } from './post/post.service.js';
import { WritingResolver } from './post/writing.resolver.js';
import { WritingService } from './post/writing.service.js';
import { Follow } from './follow/follow.entity.js';
import { FollowResolver, MemberFollowResolver, SpaceFollowResolver, TagFollowResolver } from './follow/follow.resolver.js';
import { FollowService } from './follow/follow.service.js';
import { ReadingResolver } from './reading/reading.resolver.js';
import { ReadingService } from './reading/reading.service.js';
import { ReactionOption } from './reaction/option/option.entity.js';
import { optionsByIds } from './reaction/option/option.queries.js';
import { ReactionOptionResolver } from './reaction/option/option.resolver.js';
import { ReactionOptionService } from './reaction/option/option.service.js';
import { ReactionResolver } from './reaction/reaction.resolver.js';
import { ReactionService } from './reaction/reaction.service.js';
import { SpacePeopleResolver } from './space/people/people.resolver.js';
import { SpacePeopleService } from './space/people/people.service.js';
import { SpaceRequest } from './space/request/request.entity.js';
import { SpaceRequestResolver } from './space/request/request.resolver.js';
import { SpaceRequestService } from './space/request/request.service.js';
import { Space } from './space/space.entity.js';
import { TemplateResolver } from './template/template.resolver.js';
import { TemplateService } from './template/template.service.js';
import { SpaceResolver } from './space/space.resolver.js';
import { SpaceService } from './space/space.service.js';
import { Tag } from './tag/tag.entity.js';
import { tagsByIds } from './tag/tag.queries.js';
import { TagResolver } from './tag/tag.resolver.js';

/** Spaces and what people say in them. */
@Module({
  imports: [ModerationModule, LiveModule],
  providers: [
    TemplateService, TemplateResolver, SpacePeopleService, SpaceRequestService, SpacePeopleResolver, SpaceRequestResolver,
    SpaceService, PostService, WritingService, CommentService, ReactionService, SpaceResolver, PostResolver, WritingResolver, CommentResolver, ReactionResolver, ReactionOptionService, ReactionOptionResolver, TagResolver,
    Attachments, BesideService, PollService, CommentAttachmentsResolver, PollResolver, KudosResolver,
    Anonymity, AnonymitySettings, AnonymityResolver, PseudonymResolver, SpaceAnonymityResolver, PostAuthorResolver, CommentAuthorResolver, UnmaskingService, UnmaskingResolver,
    QuestionService, QuestionResolver, OfficialService, OfficialResolver, OfficialMarkResolver, FaqService, FaqResolver,
    ReadingService, ReadingResolver, FollowService, FollowResolver, SpaceFollowResolver, MemberFollowResolver, TagFollowResolver,
    JoiningService, AcceptingResolver, AuditedPostResolver,
  ],
  exports: [SpaceService, PostService, CommentService, ReactionService],
})
export class CommunityModule {
  constructor(spaces: SpaceService, requests: SpaceRequestService, posts: PostService, comments: CommentService, follows: FollowService, db: TenantDb) {
    registerNode(Space, async (ids, { caller: { actor } }) => (actor?.permissions.has('posts:read') ? spaces.byIds(actor, ids) : []));
    registerNode(SpaceRequest, async (ids, { caller: { actor } }) => (actor?.permissions.has('posts:read') ? requests.byIds(actor, ids) : []));
    registerNode(Post, async (ids, { caller: { actor } }) => (actor?.permissions.has('posts:read') ? [...(await posts.byIds(actor, ids)).values()] : []));
    registerNode(Comment, async (ids, { caller: { actor } }) => (actor?.permissions.has('posts:read') ? comments.byIds(actor, ids) : []));
    registerNode(OfficialAnswerer, async (ids, { caller: { actor } }) => (actor?.permissions.has('posts:read') ? answerersByIds(db, actor.tenantId, ids) : []));
    registerNode(FaqEntry, async (ids, { caller: { actor } }) => (actor?.permissions.has('posts:read') ? faqByIds(db, actor, ids) : []));
    registerNode(Unmasking, async (ids, { caller: { actor } }) => (actor?.permissions.has('anonymity:unmask') ? unmaskingsByIds(db, actor, ids) : []));
    registerNode(Follow, async (ids, { caller: { actor } }) => (actor?.permissions.has('posts:read') ? follows.byIds(actor, ids) : []));
    registerNode(ReactionOption, async (ids, { caller: { actor } }) => (actor?.permissions.has('posts:read') ? optionsByIds(db, actor.tenantId, ids) : []));
    registerNode(Tag, async (ids, { caller: { actor } }) => (actor?.permissions.has('posts:read') ? tagsByIds(db, actor, ids) : []));
  }
}

/** What a worker does for them, and what it needs to tell those who wrote without a name. */
@Module({ providers: [Anonymity, QuestionHandlers, FirstEventHandlers, DuePosts, LeavingHandlers], exports: [Anonymity] })
export class CommunityHandlersModule {}
