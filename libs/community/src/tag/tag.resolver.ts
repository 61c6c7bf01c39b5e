import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { assertText, fold, invalidInput } from '#kernel';
import { Allow, CurrentActor } from '#graphql-kit';
import type { Actor } from '#graphql-kit';
import { TenantDb } from '#tenancy';
import { TagCount } from './tag.entity.js';
import { tagCounts } from './tag.queries.js';
import { TAG } from './tag.rules.js';

@Resolver()
export class TagResolver {
  constructor(private readonly db: TenantDb) {}

  @Allow('posts:read')
  @Query(() => [TagCount], { description: 'The tags of posts that I may read, those with most posts first.' })
  tags(
    @CurrentActor() actor: Actor,
    @Args('prefix', { nullable: true, description: 'Only those that begin so; width, case and kana make no difference.' }) prefix?: string,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 30, description: 'How many at most, 1 to 100.' }) first = 30,
  ): Promise<TagCount[]> {
    if (first < 1 || first > 100) throw invalidInput('first', 'OUT_OF_RANGE', { ja: '1から100までです。', en: 'Must be between 1 and 100.' });
    return tagCounts(this.db, actor, fold(assertText('prefix', prefix ?? '', { max: TAG.max })).replace(/^#|\s/gu, ''), first);
  }
}
