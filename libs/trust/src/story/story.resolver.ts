import { Query, Resolver } from '@nestjs/graphql';
import { CurrentAccount, CurrentCaller, SignedInOnly } from '#graphql-kit';
import type { Caller } from '#graphql-kit';
import { IdentityDb } from '#tenancy';
import { TrustStory } from './story.graphql.js';
import { storyOf } from './story.rules.js';

@Resolver()
export class StoryResolver {
  constructor(private readonly db: IdentityDb) {}

  @SignedInOnly()
  @Query(() => TrustStory, { description: 'What I gave others, across all of my communities. Only I see it.' })
  async trustStory(@CurrentAccount() account: NonNullable<Caller['account']>, @CurrentCaller() { locale }: Caller): Promise<TrustStory> {
    const [row] = await this.db.readOne<{ people: number; communities: number }>(
      `SELECT count(DISTINCT receiver_account_id)::int AS people, count(DISTINCT tenant_id)::int AS communities FROM trust_story WHERE account_id = $1`,
      [account.id],
      'trust_story',
    );
    const { people, communities } = row!;
    return Object.assign(new TrustStory(), { helpedCount: people, communityCount: communities, sentence: storyOf({ people, communities })[locale] });
  }
}
