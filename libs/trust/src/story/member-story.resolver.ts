import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { MemberId } from '#kernel';
import { type GraphqlContext, defineLoader } from '#graphql-kit';
import { Member } from '#identity';
import { TenantDb } from '#tenancy';
import { SHOWN_FROM, storyOf } from './story.rules.js';

/** What people gave here, beside their name. */
@Resolver(() => Member)
export class MemberStoryResolver {
  /** How many different people each of them helped in this community, as those confirmed. */
  private readonly helped = defineLoader<MemberId, number>(async (ids, { caller: { actor } }) => {
    if (!actor?.permissions.has('members:read')) return new Map();
    const rows = await this.db.readOne<{ id: MemberId; people: number }>(
      `SELECT giver_id AS id, count(DISTINCT receiver_id)::int AS people FROM trust_fact WHERE tenant_id = $1 AND giver_id = ANY ($2) GROUP BY giver_id`,
      [actor.tenantId, [...ids]],
      'member_stories',
    );
    return new Map(rows.map(({ id, people }) => [id, people]));
  });

  constructor(private readonly db: TenantDb) {}

  @ResolveField(() => String, {
    nullable: true,
    description: 'What this person gave in this community, as a sentence in the caller\'s language; null until they have helped three people (oneself: one), so that nobody is told who was helped. Never a score or a rank.',
  })
  async trustSentence(@Parent() { id }: Member, @Context() context: GraphqlContext): Promise<string | null> {
    const people = (await this.helped(context).load(id)) ?? 0;
    const { actor, locale } = context.caller;
    return people >= (actor?.id === id ? 1 : SHOWN_FROM) ? storyOf({ people, communities: 1 })[locale] : null;
  }
}
