import { Injectable } from '@nestjs/common';
import { type Page, type PageArgs, notFound, refuse } from '#kernel';
import { defineLoader } from '#graphql-kit';
import type { Actor } from '#graphql-kit';
import { TenantDb } from '#tenancy';
import { type Viewer, within } from '../viewer.js';
import type { Follow } from './follow.entity.js';
import { type FollowInput, MemberHasLeft, TooManyFollowed, type UnfollowInput, Unfollowed } from './follow.graphql.js';
import { deleteFollow, findSubject, followPage, followedIds, followsByIds, insertFollow } from './follow.queries.js';
import { MOST_FOLLOWED, assertOne } from './follow.rules.js';

@Injectable()
export class FollowService {
  /** Whether the viewer follows what has this id; one statement for all of a request. */
  readonly isFollowed = defineLoader<string, boolean>(async (ids, { caller: { actor } }) => {
    const followed = actor ? await followedIds(this.db, actor) : new Set();
    return new Map(ids.map((id) => [id, followed.has(id)]));
  });

  constructor(private readonly db: TenantDb) {}

  page(viewer: Viewer, args: PageArgs): Promise<Page<Follow>> {
    return followPage(this.db, viewer, args);
  }

  /** The viewer's own. */
  byIds(viewer: Viewer, ids: readonly string[]): Promise<Follow[]> {
    return followsByIds(this.db, viewer, ids);
  }

  /** Once more changes nothing: a retry needs no key. */
  follow(actor: Actor, input: FollowInput): Promise<Follow> {
    assertOne(input);
    return this.db.write(async (tx) => {
      const found = await findSubject(tx, actor, input);
      if (!found) throw notFound();
      if (found.state === 'LEFT') refuse(new MemberHasLeft());
      const id = await insertFollow(tx, actor, input, MOST_FOLLOWED);
      if (!id) refuse(new TooManyFollowed());
      return (await followsByIds(within(tx), actor, [id!]))[0]!;
    });
  }

  /** Whatever it is: also what can no longer be found. */
  unfollow(actor: Actor, input: UnfollowInput): Promise<Unfollowed> {
    assertOne(input);
    return this.db.write(async (tx) => Object.assign(new Unfollowed(), { wasFollowed: (await deleteFollow(tx, actor, input)) > 0 }));
  }
}
