import { Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, Input } from '#graphql-kit';
import type { Actor, GraphqlContext } from '#graphql-kit';
import { Member, MemberService, Role, Tenant, TenantDirectory } from '#identity';
import { Event } from '../event/event.entity.js';
import { looksAfter } from '../event/event.rules.js';
import { SeatHold, SeatHoldKind } from './hold.entity.js';
import { KeepSeatsInput, KeepSeatsResult, ReleaseSeatsInput, ReleaseSeatsResult } from './hold.graphql.js';
import { SeatHolds } from './hold.service.js';

@Resolver(() => SeatHold)
export class SeatHoldResolver {
  constructor(
    private readonly holds: SeatHolds,
    private readonly members: MemberService,
    private readonly directory: TenantDirectory,
  ) {}

  @Allow('events:register')
  @Mutation(() => KeepSeatsResult, { description: 'Keeps free seats of an event for some: of them only those can take these. For operators and the organizer; FORBIDDEN for all others.' })
  keepSeats(@CurrentActor() actor: Actor, @Input() input: KeepSeatsInput): Promise<typeof KeepSeatsResult> {
    return this.holds.keep(actor, input);
  }

  @Allow('events:register')
  @Mutation(() => ReleaseSeatsResult, { description: 'Gives kept seats to everybody, or takes an invitation back; those who wait have them at once. For operators and the organizer; FORBIDDEN for all others.' })
  releaseSeats(@CurrentActor() actor: Actor, @Input() input: ReleaseSeatsInput): Promise<typeof ReleaseSeatsResult> {
    return this.holds.release(actor, input.holdId);
  }

  @ResolveField(() => Role, { nullable: true, description: 'Of ROLE: which; null otherwise.' })
  role(@Parent() { kind, value }: SeatHold): Role | null {
    return kind === SeatHoldKind.ROLE ? (value as Role) : null;
  }

  @ResolveField(() => String, { nullable: true, description: 'Of DEPARTMENT: which; null otherwise.' })
  department(@Parent() { kind, value }: SeatHold): string | null {
    return kind === SeatHoldKind.DEPARTMENT ? value : null;
  }

  @ResolveField(() => Tenant, { nullable: true, description: 'Of TENANT: which community; null otherwise.' })
  async tenant(@Parent() { kind, value }: SeatHold): Promise<Tenant | null> {
    return kind === SeatHoldKind.TENANT ? ((await this.directory.byIds([value!])).get(value!) ?? null) : null;
  }

  @ResolveField(() => Member, { nullable: true, description: 'Of MEMBER: who; null otherwise.' })
  async member(@Parent() { memberId }: SeatHold, @Context() context: GraphqlContext): Promise<Member | null> {
    return memberId ? ((await this.members.loader(context).load(memberId)) ?? null) : null;
  }
}

@Resolver(() => Event)
export class EventHoldsResolver {
  constructor(private readonly service: SeatHolds) {}

  @ResolveField(() => [SeatHold], { description: 'Seats that are kept for some, guests\' invitations among them, in the order in which they were kept. For its organizers; empty for all others.' })
  async seatHolds(@Parent() event: Event, @CurrentActor() actor: Actor, @Context() context: GraphqlContext): Promise<SeatHold[]> {
    return looksAfter(event, actor) ? ((await this.service.ofEvents(context).load(event.id)) ?? []) : [];
  }
}
