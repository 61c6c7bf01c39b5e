import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { defineLoader } from '#graphql-kit';
import type { GraphqlContext } from '#graphql-kit';
import { AuditEntry } from '#identity';
import { TenantDb } from '#tenancy';
import { Post, type PostId } from '../post/post.entity.js';
import { PostService } from '../post/post.service.js';

/** The audit log knows an id; which post that is, is known here. */
@Resolver(() => AuditEntry)
export class AuditedPostResolver {
  /** By the id of a post, or of a comment on it. */
  private readonly postsAbout = defineLoader<string, Post>(async (ids, { caller: { actor } }) => {
    if (!actor?.permissions.has('posts:read')) return new Map();
    const comments = await this.db.readOne<{ id: string; postId: string }>('SELECT c.id, c.post_id AS "postId" FROM comment c WHERE c.tenant_id = $1 AND c.id = ANY ($2)', [actor.tenantId, [...ids]], 'audited_comments');
    const postOf = new Map([...ids.map((id): [string, string] => [id, id]), ...comments.map(({ id, postId }): [string, string] => [id, postId])]);
    const posts = await this.posts.byIds(actor, [...new Set(postOf.values())]);
    return new Map([...postOf].flatMap(([id, postId]): [string, Post][] => {
      const post = posts.get(postId as PostId);
      return post ? [[id, post]] : [];
    }));
  });

  constructor(
    private readonly db: TenantDb,
    private readonly posts: PostService,
  ) {}

  @ResolveField(() => Post, { nullable: true, description: 'The post that it was done to, or that was commented on with what it was done to; null when it was done to something else, or I cannot read it.' })
  async subjectPost(@Parent() { subjectType, subjectId }: AuditEntry, @Context() context: GraphqlContext): Promise<Post | null> {
    if (!subjectId || (subjectType !== 'Post' && subjectType !== 'Comment')) return null;
    return (await this.postsAbout(context).load(subjectId)) ?? null;
  }
}
