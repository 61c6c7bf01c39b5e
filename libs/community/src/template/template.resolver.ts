import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, CurrentAccount, CurrentActor, CurrentCaller, Input, SignedInOnly } from '#graphql-kit';
import type { Actor, Caller } from '#graphql-kit';
import { CommunityStarting, Founding, LocaleName, presetOf, TenantKind } from '#identity';
import { SpaceAccess } from '../space/space.entity.js';
import { CommunityStart, CommunityStartFinished, CommunityTemplate, FinishCommunityStartResult, StartCommunityInput, StartCommunityResult } from './template.graphql.js';
import { TemplateService } from './template.service.js';
import { TEMPLATES } from './templates.js';

type SignedIn = NonNullable<Caller['account']>;

@Resolver()
export class TemplateResolver {
  constructor(
    private readonly service: TemplateService,
    private readonly founding: Founding,
  ) {}

  @SignedInOnly()
  @Query(() => CommunityStarting, { description: 'Whether I may start a community here. Needs no tenant.' })
  communityStarting(@CurrentAccount() account: SignedIn): Promise<CommunityStarting> {
    return this.founding.standing(account.id);
  }

  @SignedInOnly()
  @Query(() => [CommunityTemplate], { description: 'What a community of each kind begins with. Needs no tenant.' })
  communityTemplates(@CurrentCaller() caller: Caller, @Args('locale', { type: () => LocaleName, nullable: true, description: "In which language; the caller's (Accept-Language) without it." }) locale?: LocaleName): CommunityTemplate[] {
    const words = locale ? (locale === LocaleName.EN ? 'en' : 'ja') : caller.locale;
    return Object.values(TenantKind).map((kind) => {
      const { name, description, spaces, posts } = TEMPLATES[kind];
      return {
        kind,
        name: name[words],
        description: description[words],
        color: presetOf(kind).color,
        spaces: spaces.map((s, i) => ({ key: s.key, name: s.name[words], description: s.description[words], access: s.access ?? SpaceAccess.OPEN, isUsual: i === 0 || s.isUsual !== false })),
        postTitles: posts.map((post) => post.title[words]),
      };
    });
  }

  @SignedInOnly()
  @Mutation(() => StartCommunityResult, { description: 'Starts a community from the template of its kind, with me as its OWNER. Needs no tenant; three a day at most.' })
  startCommunity(@CurrentAccount() account: SignedIn, @CurrentCaller() { locale }: Caller, @Input() input: StartCommunityInput): Promise<typeof StartCommunityResult> {
    return this.service.start(account.id, input, locale);
  }

  @Allow('spaces:manage')
  @Query(() => CommunityStart, { nullable: true, description: 'The first steps of this community; null once they are done, and where it was not started from a template. For operators.' })
  async communityStart(@CurrentActor() actor: Actor): Promise<CommunityStart | null> {
    return (await this.service.steps(actor)) ?? null;
  }

  @Allow('spaces:manage')
  @Mutation(() => FinishCommunityStartResult, { description: 'Puts the first steps away, for all operators.' })
  async finishCommunityStart(): Promise<typeof FinishCommunityStartResult> {
    await this.service.finish();
    return Object.assign(new CommunityStartFinished(), { success: true });
  }
}
