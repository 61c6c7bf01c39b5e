import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, Input, InputPipe, Public, toConnection } from '#graphql-kit';
import type { Actor, GraphqlContext } from '#graphql-kit';
import { Event } from '../event/event.entity.js';
import { looksAfter } from '../event/event.rules.js';
import { GuestView } from '../hold/hold.graphql.js';
import { Registration, RegistrationState } from '../registration/registration.entity.js';
import { CheckInHelper } from './checkin.entity.js';
import { CheckInCodes } from './codes.service.js';
import { CheckInDesk, CheckInPeopleArgs, CheckInPersonConnection, RecordCheckInsInput, RecordCheckInsResult, SyncCheckInsInput, SyncCheckInsResult } from './desk.graphql.js';
import { CheckInDesks } from './desk.service.js';
import { InviteCheckInHelperInput, InviteCheckInHelperResult, RevokeCheckInHelperInput, RevokeCheckInHelperResult, SetWalkInsInput, SetWalkInsResult } from './helper.graphql.js';
import { CheckInHelpers } from './helper.service.js';

const addressOf = ({ http }: GraphqlContext): string => http?.address ?? 'unknown';

@Resolver(() => CheckInDesk)
export class CheckInDeskResolver {
  constructor(private readonly desks: CheckInDesks) {}

  @Public()
  @Query(() => CheckInDesk, { description: 'What the link of a helper opens: the door of one event, and nothing else of the community. It needs no account and no tenant: the link is all.' })
  checkInDesk(@Args('secret', { description: 'The last part of the link.' }) secret: string, @Context() context: GraphqlContext): Promise<CheckInDesk> {
    return this.desks.open(secret, addressOf(context));
  }

  @Public()
  @Mutation(() => SyncCheckInsResult, { description: 'Sends what a helper did at the door, perhaps long ago and without a network. Each scan counts once, however often it is sent.' })
  syncCheckIns(@Input() input: SyncCheckInsInput, @Context() context: GraphqlContext): Promise<typeof SyncCheckInsResult> {
    return this.desks.sync(input, addressOf(context));
  }

  @Allow('events:register')
  @Mutation(() => RecordCheckInsResult, { description: 'Checks people in, or undoes it, as an organizer. Also long after the event. For operators and the organizer; FORBIDDEN for all others.' })
  recordCheckIns(@CurrentActor() actor: Actor, @Input() input: RecordCheckInsInput): Promise<typeof RecordCheckInsResult> {
    return this.desks.record(actor, input);
  }

  @Allow('events:register')
  @Mutation(() => SetWalkInsResult, { description: 'Says whether who comes unannounced takes a seat. For operators and the organizer; FORBIDDEN for all others.' })
  setWalkIns(@CurrentActor() actor: Actor, @Input() input: SetWalkInsInput): Promise<typeof SetWalkInsResult> {
    return this.desks.setWalkIns(actor, input.eventId, input.takeSeats);
  }

  @ResolveField(() => CheckInPersonConnection, { description: 'The list: those who registered, guests, and those who came unannounced. In no order that means anything.' })
  async people(@Parent() desk: CheckInDesk, @Args(InputPipe) args: CheckInPeopleArgs): Promise<CheckInPersonConnection> {
    return toConnection(await this.desks.people(desk, args));
  }
}

@Resolver(() => CheckInHelper)
export class CheckInHelperResolver {
  constructor(private readonly helpers: CheckInHelpers) {}

  @Allow('events:register')
  @Mutation(() => InviteCheckInHelperResult, { description: 'Makes a link by which somebody without an account helps at the door. For operators and the organizer; FORBIDDEN for all others.' })
  inviteCheckInHelper(@CurrentActor() actor: Actor, @Input() input: InviteCheckInHelperInput): Promise<typeof InviteCheckInHelperResult> {
    return this.helpers.invite(actor, input);
  }

  @Allow('events:register')
  @Mutation(() => RevokeCheckInHelperResult, { description: 'From now on the link opens nothing, and nothing can be sent by it. For operators and the organizer; FORBIDDEN for all others.' })
  revokeCheckInHelper(@CurrentActor() actor: Actor, @Input() input: RevokeCheckInHelperInput): Promise<typeof RevokeCheckInHelperResult> {
    return this.helpers.revoke(actor, input.helperId);
  }

  @ResolveField(() => String, { description: 'Where the page of the helper is, below the address of the console. Whoever has it can check people in.' })
  path(@Parent() helper: CheckInHelper): string {
    return this.helpers.path(helper);
  }
}

@Resolver(() => Event)
export class EventDoorResolver {
  constructor(
    private readonly desks: CheckInDesks,
    private readonly helpers: CheckInHelpers,
  ) {}

  @ResolveField(() => CheckInDesk, { nullable: true, description: 'Its door. For its organizers; null for all others, and for a draft.' })
  async checkInDesk(@Parent() event: Event, @CurrentActor() actor: Actor, @Context() context: GraphqlContext): Promise<CheckInDesk | null> {
    return looksAfter(event, actor) && event.publishedAt ? ((await this.desks.ofEvents(context).load(event.id)) ?? null) : null;
  }

  @ResolveField(() => [CheckInHelper], { description: 'Links for helpers that were not revoked. For its organizers; empty for all others.' })
  async checkInHelpers(@Parent() event: Event, @CurrentActor() actor: Actor, @Context() context: GraphqlContext): Promise<CheckInHelper[]> {
    return looksAfter(event, actor) ? ((await this.helpers.ofEvents(context).load(event.id)) ?? []) : [];
  }
}

@Resolver(() => Registration)
export class RegistrationCodeResolver {
  constructor(private readonly codes: CheckInCodes) {}

  @ResolveField(() => String, { nullable: true, description: 'The code to be read out at the door. Only the person sees it; null for all others, and unless REGISTERED or ATTENDED.' })
  checkInCode(@Parent() registration: Registration, @CurrentActor() actor: Actor): string | null {
    return hasCode(registration, actor) ? this.codes.shown(registration.id).text : null;
  }

  @ResolveField(() => String, { nullable: true, description: 'The text of the QR code to be scanned at the door. Only the person sees it; null for all others, and unless REGISTERED or ATTENDED.' })
  checkInPicture(@Parent() registration: Registration, @CurrentActor() actor: Actor): string | null {
    return hasCode(registration, actor) ? this.codes.shown(registration.id).picture : null;
  }
}

@Resolver(() => GuestView)
export class GuestCodeResolver {
  constructor(private readonly codes: CheckInCodes) {}

  @ResolveField(() => String, { nullable: true, description: 'The code to be read out at the door; null until they accepted.' })
  checkInCode(@Parent() { holdId, acceptedAt }: GuestView): string | null {
    return acceptedAt ? this.codes.shown(holdId).text : null;
  }

  @ResolveField(() => String, { nullable: true, description: 'The text of the QR code to be scanned at the door; null until they accepted.' })
  checkInPicture(@Parent() { holdId, acceptedAt }: GuestView): string | null {
    return acceptedAt ? this.codes.shown(holdId).picture : null;
  }
}

const hasCode = ({ memberId, state }: Registration, actor: Actor): boolean => memberId === actor.id && (state === RegistrationState.REGISTERED || state === RegistrationState.ATTENDED);
