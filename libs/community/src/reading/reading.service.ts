import { Injectable } from '@nestjs/common';
import { notFound } from '#kernel';
import { defineLoader } from '#graphql-kit';
import type { Actor } from '#graphql-kit';
import { TenantDb } from '#tenancy';
import { commentsByIds } from '../comment/comment.queries.js';
import { PostService } from '../post/post.service.js';
import type { SpaceId } from '../space/space.entity.js';
import { spacesByIds } from '../space/space.queries.js';
import { type Viewer, within } from '../viewer.js';
import { findNews } from './news.queries.js';
import { type MarkPostsReadInput, News, PostsRead, VisitNoted } from './reading.graphql.js';
import { moveCursors, noteVisit, unreadCounts } from './reading.queries.js';

/** How far people have read, and what is new for them. */
@Injectable()
export class ReadingService {
  /** New posts by space; one statement for all spaces of a request. */
  readonly unread = defineLoader<SpaceId, number>(async (_ids, { caller: { actor } }) => (actor ? unreadCounts(this.db, actor) : new Map()));

  constructor(
    private readonly db: TenantDb,
    private readonly posts: PostService,
  ) {}

  /** Reading further changes nothing for what was read before: a retry needs no key. */
  markRead(actor: Actor, { spaceId, upToPostId }: MarkPostsReadInput): Promise<PostsRead> {
    return this.db.write(async (tx) => {
      const upTo = upToPostId && (await this.posts.get(actor, upToPostId, { fields: new Set() }, within(tx))).publishedAt;
      if (upTo === null) throw notFound();
      const read = await moveCursors(tx, actor, spaceId, upTo);
      if (spaceId && read.length === 0 && !(await spacesByIds(within(tx), actor, [spaceId])).length) throw notFound();
      return Object.assign(new PostsRead(), { spaces: await spacesByIds(within(tx), actor, read) });
    });
  }

  noteVisit(actor: Actor): Promise<VisitNoted> {
    return this.db.write(async (tx) => Object.assign(new VisitNoted(), { awaySince: (await noteVisit(tx, actor)).awaySince }));
  }

  /** What happened since the viewer was here before; undefined when they never were. Four statements, whatever there is. */
  async news(viewer: Viewer): Promise<News | undefined> {
    const found = await findNews(this.db, viewer);
    if (!found) return undefined;
    const [posts, spaces, comments] = await Promise.all([
      this.posts.byIds(viewer, [...new Set([...found.answered, ...found.celebrations, ...found.mostReacted, ...found.replies.map(({ postId }) => postId)])]),
      spacesByIds(this.db, viewer, found.spaces.map(({ id }) => id)),
      commentsByIds(this.db, viewer, found.replies.map(({ id }) => id)),
    ]);
    const inOrder = <T extends { id?: string }>(ids: readonly string[], all: readonly T[]): T[] => ids.flatMap((id) => all.find((each) => each.id === id) ?? []);
    const all = [...posts.values()];
    return Object.assign(new News(), {
      since: found.since,
      spaces: found.spaces.flatMap(({ id, postCount }) => inOrder([id], spaces).map((space) => ({ space, postCount }))),
      answered: inOrder(found.answered, all),
      replies: found.replies.flatMap(({ id, postId }) => inOrder([id], comments).flatMap((comment) => inOrder([postId], all).map((post) => ({ comment, post })))),
      celebrations: inOrder(found.celebrations, all),
      mostReacted: inOrder(found.mostReacted, all),
    });
  }
}
