import { Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { defineLoader } from '#graphql-kit';
import type { GraphqlContext } from '#graphql-kit';
import { Member } from '#identity';
import { TenantDb } from '#tenancy';
import { kudosCounts } from './kudos.queries.js';

@Resolver(() => Member)
export class KudosResolver {
  private readonly counts = defineLoader<string, number>(async (ids, { caller: { actor } }) => (actor?.permissions.has('posts:read') ? kudosCounts(this.db, actor, ids) : new Map()));

  constructor(private readonly db: TenantDb) {}

  @ResolveField(() => Int, { description: 'How often this person was thanked in posts that I may read: a fact, by which no list is ordered. `posts(filter: { thanksId })` has them.' })
  async kudosCount(@Parent() member: Member, @Context() context: GraphqlContext): Promise<number> {
    return (await this.counts(context).load(member.id)) ?? 0;
  }
}
