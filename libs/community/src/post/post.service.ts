import { Injectable } from '@nestjs/common';
import { type Page, type PageArgs, forbidden, notFound } from '#kernel';
import type { Actor } from '#graphql-kit';
import { once } from '#identity';
import { TenantDb, type Tx } from '#tenancy';
import { holdForReview, linksIn, screening } from '../moderation/screening.js';
import { accessOf } from '../space/space.queries.js';
import { whyNotWrite } from '../space/space.rules.js';
import { type Reader, type Viewer, isOperator, within } from '../viewer.js';
import { Post, type PostId, PostKind, PostState } from './post.entity.js';
import type { CreatePostInput, PostFilter } from './post.graphql.js';
import { postPage, postsByIds, writePost } from './post.queries.js';
import type { PostSelection } from './sections/index.js';

@Injectable()
export class PostService {
  constructor(private readonly db: TenantDb) {}

  page(viewer: Viewer, args: PageArgs, filter: PostFilter, selection?: PostSelection): Promise<Page<Post>> {
    return postPage(this.db, viewer, args, filter, selection);
  }

  /** Those that the viewer reads. */
  byIds(viewer: Viewer, ids: readonly string[]): Promise<Map<PostId, Post>> {
    return postsByIds(this.db, viewer, ids);
  }

  /** @throws NOT_FOUND */
  async get(viewer: Viewer, id: PostId, selection?: PostSelection, db: Reader = this.db): Promise<Post> {
    const post = (await postsByIds(db, viewer, [id], selection)).get(id);
    if (!post) throw notFound();
    return post;
  }

  create(actor: Actor, input: CreatePostInput): Promise<Post> {
    return this.db.write(async (tx) => {
      const id = await once(tx, { memberId: actor.id, operation: 'createPost', key: input.idempotencyKey, input }, () => this.make(tx, actor, input));
      return this.get(actor, id, undefined, within(tx));
    });
  }

  private async make(tx: Tx, actor: Actor, { spaceId, title, text }: CreatePostInput): Promise<Post> {
    const space = await accessOf(tx, actor, spaceId);
    const why = whyNotWrite(space?.access, { isOperator: isOperator(actor), belongs: space?.belongs ?? false });
    if (why) throw why === 'NOT_FOUND' ? notFound() : forbidden();
    const screened = await screening(tx, actor, { kind: 'POST', texts: [title, text], links: linksIn([title, text]), mentions: 0, isNew: true, isAnonymous: false });
    const post = await writePost(tx, { spaceId, authorId: actor.id, title, text, kind: PostKind.TALK, ...(screened.isHeld ? { state: PostState.HIDDEN } : {}) });
    if (screened.isHeld) await holdForReview(tx, { type: 'Post', id: post.id }, screened);
    return post;
  }
}
