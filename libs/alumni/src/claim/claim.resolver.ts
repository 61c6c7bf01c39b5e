import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, ConnectionArgs, CurrentActor, FilterArg, Input, defineLoader, toConnection } from '#graphql-kit';
import type { Actor, GraphqlContext } from '#graphql-kit';
import { Member, MemberService } from '#identity';
import { ALUMNI, isOperator } from '../reader.js';
import { RosterEntry } from '../roster/roster.entity.js';
import { AlumniClaim, ClaimState } from './claim.entity.js';
import { AlumniClaimConnection, AlumniClaimFilter, ClaimAlumniRecordInput, ClaimAlumniRecordResult, ReturnAlumniClaimInput, ReturnAlumniClaimResult, SuspendAlumniClaimInput, SuspendAlumniClaimResult, VerifyAlumniClaimInput, VerifyAlumniClaimResult } from './claim.graphql.js';
import { ClaimService } from './claim.service.js';

@Resolver(() => AlumniClaim)
export class ClaimResolver {
  /** For claims that came without what operators compare. */
  private readonly reviewed = defineLoader<string, AlumniClaim>(async (ids, { caller: { actor } }) => new Map((actor ? await this.claims.byIds(actor, ids) : []).map((claim) => [claim.id, claim])));

  constructor(
    private readonly claims: ClaimService,
    private readonly members: MemberService,
  ) {}

  @Allow('alumni:read', ALUMNI)
  @Query(() => AlumniClaim, { nullable: true, description: 'What I said about my time there, most recently; null when I have said nothing.' })
  viewerAlumniClaim(@CurrentActor() actor: Actor): Promise<AlumniClaim | null> {
    return this.claims.mine(actor);
  }

  @Allow('roster:manage', ALUMNI)
  @Query(() => AlumniClaimConnection, { name: 'alumniClaims', description: 'Claims in one state, whoever has waited longest first. For operators.' })
  async list(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs, @FilterArg(() => AlumniClaimFilter) filter?: AlumniClaimFilter): Promise<AlumniClaimConnection> {
    return toConnection(await this.claims.page(actor, page, filter?.state ?? ClaimState.MANUAL_REVIEW));
  }

  @Allow('alumni:write', ALUMNI)
  @Mutation(() => ClaimAlumniRecordResult, { description: 'Says which record of the roster is mine. What fits is verified at once; everything else is looked at by an operator, and the answer does not tell what did not fit. At most 5 times a day.' })
  claimAlumniRecord(@CurrentActor() actor: Actor, @Input() input: ClaimAlumniRecordInput): Promise<typeof ClaimAlumniRecordResult> {
    return this.claims.claim(actor, input);
  }

  @Allow('roster:manage', ALUMNI)
  @Mutation(() => VerifyAlumniClaimResult, { description: 'Decides that a claim is true. A record can be verified for one person only.' })
  verifyAlumniClaim(@CurrentActor() actor: Actor, @Input() input: VerifyAlumniClaimInput): Promise<typeof VerifyAlumniClaimResult> {
    return this.claims.verify(actor, input);
  }

  @Allow('roster:manage', ALUMNI)
  @Mutation(() => ReturnAlumniClaimResult, { description: 'Gives a claim back. The person is told kindly, and may say it again.' })
  returnAlumniClaim(@CurrentActor() actor: Actor, @Input() input: ReturnAlumniClaimInput): Promise<typeof ReturnAlumniClaimResult> {
    return this.claims.giveBack(actor, input);
  }

  @Allow('roster:manage', ALUMNI)
  @Mutation(() => SuspendAlumniClaimResult, { description: 'Takes a verification back. The person leaves the directory at once.' })
  suspendAlumniClaim(@CurrentActor() actor: Actor, @Input() input: SuspendAlumniClaimInput): Promise<typeof SuspendAlumniClaimResult> {
    return this.claims.suspend(actor, input);
  }

  @ResolveField(() => Member, { description: 'Who said it.' })
  member(@Parent() claim: AlumniClaim, @Context() context: GraphqlContext): Promise<Member | undefined> {
    return this.members.loader(context).load(claim.memberId);
  }

  @ResolveField(() => String, { nullable: true, description: 'Why it was decided so. For operators; null for all others.' })
  reason(@Parent() claim: AlumniClaim, @CurrentActor() actor: Actor): string | null {
    return isOperator(actor) ? claim.reason : null;
  }

  @ResolveField(() => [RosterEntry], { description: 'Records with its number or its reading, at most 5. For operators; empty for all others.' })
  async candidates(@Parent() claim: AlumniClaim, @CurrentActor() actor: Actor, @Context() context: GraphqlContext): Promise<RosterEntry[]> {
    if (!isOperator(actor)) return [];
    return claim.candidates ?? (await this.reviewed(context).load(claim.id))?.candidates ?? [];
  }

  @ResolveField(() => [AlumniClaim], { description: 'What others say about the same record, at most 5. For operators; empty for all others.' })
  async rivals(@Parent() claim: AlumniClaim, @CurrentActor() actor: Actor, @Context() context: GraphqlContext): Promise<AlumniClaim[]> {
    if (!isOperator(actor)) return [];
    return claim.rivals ?? (await this.reviewed(context).load(claim.id))?.rivals ?? [];
  }
}
