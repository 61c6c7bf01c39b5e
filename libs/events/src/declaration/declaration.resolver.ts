import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, ConnectionArgs, CurrentActor, IdArg, Input, toConnection } from '#graphql-kit';
import type { Actor, GraphqlContext } from '#graphql-kit';
import { Member, MemberService } from '#identity';
import { Event, type EventId } from '../event/event.entity.js';
import { WorkDeclaration } from './declaration.entity.js';
import { DeclareWorkInput, DeclareWorkResult, ReportWorkInput, ReportWorkResult, WorkDeclarationConnection } from './declaration.graphql.js';
import { WorkDeclarations } from './declaration.service.js';

@Resolver(() => WorkDeclaration)
export class WorkDeclarationResolver {
  constructor(
    private readonly declarations: WorkDeclarations,
    private readonly members: MemberService,
  ) {}

  @Allow('events:read')
  @Query(() => WorkDeclarationConnection, { description: 'What people do at an event, in the order in which they said so. For those who come and for its organizers; empty for all others.' })
  async workDeclarations(@CurrentActor() actor: Actor, @IdArg('Event', 'eventId') eventId: EventId, @Args() page: ConnectionArgs): Promise<WorkDeclarationConnection> {
    return toConnection(await this.declarations.page(actor, eventId, page));
  }

  @Allow('events:register')
  @Mutation(() => DeclareWorkResult, { description: 'Says what I am going to do at an event that asks for it, until it ends.' })
  declareWork(@CurrentActor() actor: Actor, @Input() input: DeclareWorkInput): Promise<typeof DeclareWorkResult> {
    return this.declarations.declare(actor, input);
  }

  @Allow('events:register')
  @Mutation(() => ReportWorkResult, { description: 'Says what I got done there, until a week after it ended.' })
  reportWork(@CurrentActor() actor: Actor, @Input() input: ReportWorkInput): Promise<typeof ReportWorkResult> {
    return this.declarations.report(actor, input);
  }

  @ResolveField(() => Member, { description: 'Who does it.' })
  member(@Parent() declaration: WorkDeclaration, @Context() context: GraphqlContext): Member | Promise<Member | undefined> {
    return declaration.member ?? this.members.loader(context).load(declaration.memberId);
  }
}

@Resolver(() => Event)
export class EventDeclarationsResolver {
  constructor(private readonly service: WorkDeclarations) {}

  @ResolveField(() => WorkDeclaration, { nullable: true, description: 'What I said that I do there; null when I said nothing.' })
  async viewerDeclaration(@Parent() event: Event, @Context() context: GraphqlContext): Promise<WorkDeclaration | null> {
    return event.takesDeclarations ? ((await this.service.ofViewer(context).load(event.id)) ?? null) : null;
  }
}
