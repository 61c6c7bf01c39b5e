import { Module } from '@nestjs/common';
import { registerNode } from '#graphql-kit';
import { AnonymityResolver, CommentAuthorResolver, PostAuthorResolver, PseudonymResolver, SpaceAnonymityResolver } from './anonymity/anonymity.resolver.js';
import { Anonymity } from './anonymity/anonymity.service.js';
import { AnonymitySettings } from './anonymity/anonymity.settings.js';
import { TenantDb } from '#tenancy';
import { Comment } from './comment/comment.entity.js';
import { CommentResolver } from './comment/comment.resolver.js';
import { CommentService } from './comment/comment.service.js';
import { ThreadsResolver } from './live/threads.resolver.js';
import { Threads } from './live/threads.service.js';
import { ModerationModule } from './moderation/moderation.module.js';
import { Post } from './post/post.entity.js';
import { DuePosts } from './post/due.handlers.js';
import { PostResolver } from './post/post.resolver.js';
import { PostService } from './post/post.service.js';
import { WritingResolver } from './post/writing.resolver.js';
import { WritingService } from './post/writing.service.js';
import { ReadingResolver } from './reading/reading.resolver.js';
import { ReadingService } from './reading/reading.service.js';
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
  imports: [ModerationModule],
  providers: [
    TemplateService, TemplateResolver, SpacePeopleService, SpaceRequestService, SpacePeopleResolver, SpaceRequestResolver,
    SpaceService, PostService, WritingService, CommentService, ReactionService, Threads, SpaceResolver, PostResolver, WritingResolver, CommentResolver, ReactionResolver, TagResolver, ThreadsResolver,
    Anonymity, AnonymitySettings, AnonymityResolver, PseudonymResolver, SpaceAnonymityResolver, PostAuthorResolver, CommentAuthorResolver,
    ReadingService, ReadingResolver,
  ],
  exports: [SpaceService, PostService, CommentService, ReactionService, Threads],
})
export class CommunityModule {
  constructor(spaces: SpaceService, requests: SpaceRequestService, posts: PostService, comments: CommentService, db: TenantDb) {
    registerNode(Space, async (ids, { caller: { actor } }) => (actor?.permissions.has('posts:read') ? spaces.byIds(actor, ids) : []));
    registerNode(SpaceRequest, async (ids, { caller: { actor } }) => (actor?.permissions.has('posts:read') ? requests.byIds(actor, ids) : []));
    registerNode(Post, async (ids, { caller: { actor } }) => (actor?.permissions.has('posts:read') ? [...(await posts.byIds(actor, ids)).values()] : []));
    registerNode(Comment, async (ids, { caller: { actor } }) => (actor?.permissions.has('posts:read') ? comments.byIds(actor, ids) : []));
    registerNode(Tag, async (ids, { caller: { actor } }) => (actor?.permissions.has('posts:read') ? tagsByIds(db, actor, ids) : []));
  }
}

/** What a worker does for them, and what it needs to tell those who wrote without a name. */
@Module({ providers: [Anonymity, DuePosts], exports: [Anonymity] })
export class CommunityHandlersModule {}
