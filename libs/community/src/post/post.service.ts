import { Injectable } from '@nestjs/common';
import { type Page, type PageArgs, notFound } from '#kernel';
import type { Actor } from '#graphql-kit';
import { TenantDb, type Tx } from '#tenancy';
import { Anonymity } from '../anonymity/anonymity.service.js';
import { type Words, oneOf } from '../document/rich-text.graphql.js';
import { holdForReview, screening } from '../moderation/screening.js';
import { settleMentions } from '../mention/mention.queries.js';
import { assertMayWrite } from '../space/space.queries.js';
import { setTags } from '../tag/tag.queries.js';
import { tagsOf } from '../tag/tag.rules.js';
import { type Reader, type Viewer, within } from '../viewer.js';
import { BesideService, wordsBeside } from './beside.service.js';
import { Post, type PostId, PostKind, PostState } from './post.entity.js';
import { type CreatePostInput, NewPostKind, type PostFilter } from './post.graphql.js';
import { postPage, postsByIds, writePost } from './post.queries.js';
import { NOT_YET, written } from './screened.js';
import { startOf } from './writing.rules.js';
import type { PostSelection } from './sections/index.js';

@Injectable()
export class PostService {
  constructor(
    private readonly db: TenantDb,
    private readonly anonymity: Anonymity,
    private readonly beside: BesideService,
  ) {}

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
      let unknownMentions: string[] = [];
      const id = await this.anonymity.once(tx, actor, 'createPost', input, async () => {
        const words = await settleMentions(tx, oneOf(input));
        unknownMentions = words.unknown;
        return this.make(tx, actor, input, words);
      });
      return Object.assign((await postsByIds(within(tx), actor, [id], {}, 'just written')).get(id)!, { unknownMentions });
    });
  }

  private async make(tx: Tx, actor: Actor, input: CreatePostInput, { body, text }: Words): Promise<Post> {
    const { spaceId, title, tags = [], kind = NewPostKind.TALK, isAnonymous = false } = input;
    await assertMayWrite(tx, actor, spaceId);
    const start = startOf(tx.now, input);
    const screened = start.state === PostState.PUBLISHED ? await screening(tx, actor, written('POST', title, { body, text }, { isAnonymous, beside: wordsBeside(input), isBehind: this.anonymity.behind(actor) })) : NOT_YET;
    const signature = await this.anonymity.signPost(tx, actor, spaceId, input);
    const post = await writePost(tx, { ...signature, spaceId, title, text, body, kind: PostKind[kind], ...start, ...(screened.isHeld ? { state: PostState.HIDDEN } : {}) });
    if (screened.isHeld) await holdForReview(tx, { type: 'Post', id: post.id }, screened);
    await setTags(tx, post.id, tagsOf('input.tags', tags));
    await this.beside.add(tx, actor, post.id, input);
    return post;
  }
}
