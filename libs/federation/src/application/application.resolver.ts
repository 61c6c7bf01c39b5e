import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, ConnectionArgs, CurrentActor, CurrentCaller, FilterArg, IdArg, Input, Public, SignedInOnly, toConnection } from '#graphql-kit';
import type { Actor, Caller, GraphqlContext } from '#graphql-kit';
import { Member, MemberService, Tenant, TenantDirectory } from '#identity';
import { unauthenticated } from '#kernel';
import { Application, ApplicationConnection, type ApplicationId } from './application.entity.js';
import {
  ApplicationFilter, ApplyToFederationInput, ApplyToFederationResult, DecideApplicationInput, DecideApplicationResult, FederationProfile, MyApplication, ScreenApplicationInput,
  ScreenApplicationResult, WithdrawApplicationInput, WithdrawApplicationResult,
} from './application.graphql.js';
import { ApplicationService } from './application.service.js';
import { ReviewService } from './review.service.js';

@Resolver(() => Application)
export class ApplicationResolver {
  constructor(
    private readonly applications: ApplicationService,
    private readonly reviews: ReviewService,
    private readonly members: MemberService,
  ) {}

  @Public()
  @Query(() => FederationProfile, { description: 'What a federation tells everyone about itself; NOT_FOUND for one that tells nothing.' })
  federationProfile(@Args('slug', { description: 'Short name of the federation.' }) slug: string): Promise<FederationProfile> {
    return this.applications.profile(slug);
  }

  @SignedInOnly()
  @Query(() => [MyApplication], { description: 'My applications to federations, newest first, at most 100. Needs no tenant.' })
  myApplications(): Promise<MyApplication[]> {
    return this.applications.mine();
  }

  @Allow('participations:review')
  @Query(() => ApplicationConnection, { name: 'applications', description: 'In a federation: who applied, newest first. Empty elsewhere.' })
  async list(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs, @FilterArg(() => ApplicationFilter) filter?: ApplicationFilter): Promise<ApplicationConnection> {
    return toConnection(await this.reviews.page(actor.tenantId, page, filter?.state));
  }

  @Allow('participations:review')
  @Query(() => Application, { description: 'One application to this federation.' })
  application(@CurrentActor() actor: Actor, @IdArg('Application') id: ApplicationId): Promise<Application> {
    return this.reviews.get(actor.tenantId, id);
  }

  @SignedInOnly()
  @Mutation(() => ApplyToFederationResult, { description: 'Applies to a federation: for the community of this request (its operators), or for one that does not run here (anyone who is signed in).' })
  applyToFederation(@CurrentCaller() caller: Caller, @Input() input: ApplyToFederationInput): Promise<typeof ApplyToFederationResult> {
    return this.applications.apply(signedIn(caller), input);
  }

  @SignedInOnly()
  @Mutation(() => WithdrawApplicationResult, { description: 'Takes my open application to a federation back.' })
  withdrawApplication(@CurrentCaller() caller: Caller, @Input() input: WithdrawApplicationInput): Promise<typeof WithdrawApplicationResult> {
    return this.applications.takeBack(signedIn(caller), input.federationSlug);
  }

  @Allow('participations:review')
  @Mutation(() => ScreenApplicationResult, { description: 'Says that somebody is looking at an application now.' })
  screenApplication(@Input() input: ScreenApplicationInput): Promise<typeof ScreenApplicationResult> {
    return this.reviews.screen(input.applicationId);
  }

  @Allow('participations:review')
  @Mutation(() => DecideApplicationResult, { description: "Decides an application. Who belongs to the applicant's community leaves it to others; where there are none, the exception is written down." })
  decideApplication(@CurrentActor() actor: Actor, @Input() input: DecideApplicationInput): Promise<typeof DecideApplicationResult> {
    return this.reviews.decide(actor, input);
  }

  @ResolveField(() => Member, { nullable: true, description: 'Who decided; null before, and when the applicant took it back.' })
  async reviewer(@Parent() { decidedBy }: Application, @Context() context: GraphqlContext): Promise<Member | null> {
    return decidedBy ? ((await this.members.loader(context).load(decidedBy)) ?? null) : null;
  }
}

@Resolver(() => MyApplication)
export class MyApplicationResolver {
  constructor(private readonly directory: TenantDirectory) {}

  @ResolveField(() => Tenant, { description: 'The federation.' })
  federation(@Parent() { federationTenantId }: MyApplication, @Context() context: GraphqlContext): Promise<Tenant | undefined> {
    return this.directory.loader(context).load(federationTenantId);
  }
}

function signedIn(caller: Caller): Caller & { account: NonNullable<Caller['account']> } {
  if (!caller.account) throw unauthenticated();
  return { ...caller, account: caller.account };
}
