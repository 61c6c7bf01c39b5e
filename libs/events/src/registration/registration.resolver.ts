import { Context, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, Input } from '#graphql-kit';
import type { Actor, GraphqlContext } from '#graphql-kit';
import { Member, MemberService } from '#identity';
import { SignUpAnswerType } from './question.graphql.js';
import { Registration, RegistrationState } from './registration.entity.js';
import { CancelRegistrationInput, CancelRegistrationResult, DecideRegistrationInput, DecideRegistrationResult, RegisterForEventInput, RegisterForEventResult } from './registration.graphql.js';
import { RegistrationService } from './registration.service.js';

@Resolver(() => Registration)
export class RegistrationResolver {
  constructor(
    private readonly registrations: RegistrationService,
    private readonly members: MemberService,
  ) {}

  @Allow('events:register')
  @Mutation(() => RegisterForEventResult, { description: 'Registers me. A full event does not refuse: the registration is WAITLISTED and moves up by itself.' })
  registerForEvent(@CurrentActor() actor: Actor, @Input() input: RegisterForEventInput): Promise<typeof RegisterForEventResult> {
    return this.registrations.register(actor, input);
  }

  @Allow('events:register')
  @Mutation(() => CancelRegistrationResult, { description: 'Takes my registration back. The seat goes to whoever has waited longest.' })
  cancelRegistration(@CurrentActor() actor: Actor, @Input() input: CancelRegistrationInput): Promise<typeof CancelRegistrationResult> {
    return this.registrations.cancel(actor, input.eventId);
  }

  @Allow('events:register')
  @Mutation(() => DecideRegistrationResult, { description: 'Answers a request to come to an event that needs approval. For operators and the organizer of the event; FORBIDDEN for all others.' })
  decideRegistration(@CurrentActor() actor: Actor, @Input() input: DecideRegistrationInput): Promise<typeof DecideRegistrationResult> {
    return this.registrations.decide(actor, input);
  }

  @ResolveField(() => [SignUpAnswerType], { description: 'What the person answered at sign-up, in the order of the questions; empty when nothing was asked, or the registration is over.' })
  answers(@Parent() registration: Registration): SignUpAnswerType[] {
    return registration.answers ?? [];
  }

  @ResolveField(() => Member, { description: 'Who registered.' })
  member(@Parent() registration: Registration, @Context() context: GraphqlContext): Member | Promise<Member | undefined> {
    return registration.member ?? this.members.loader(context).load(registration.memberId);
  }

  @ResolveField(() => Int, { nullable: true, description: 'Place in the waitlist, 1 is next; null unless WAITLISTED.' })
  async waitlistPosition(@Parent() registration: Registration, @Context() context: GraphqlContext): Promise<number | null> {
    if (registration.state !== RegistrationState.WAITLISTED) return null;
    return (await this.registrations.positions(context).load(registration.id)) ?? null;
  }
}
