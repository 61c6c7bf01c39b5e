import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, Input, Public } from '#graphql-kit';
import type { Actor, GraphqlContext } from '#graphql-kit';
import { AcceptGuestInvitationInput, AcceptGuestInvitationResult, GuestView, InviteGuestInput, InviteGuestResult } from '../hold/hold.graphql.js';
import { Guests } from './guest.service.js';

const addressOf = ({ http }: GraphqlContext): string => http?.address ?? 'unknown';

@Resolver()
export class GuestResolver {
  constructor(private readonly guests: Guests) {}

  @Allow('events:register')
  @Mutation(() => InviteGuestResult, { description: 'Makes a link by which somebody without an account takes one seat, which is kept for them. For operators and the organizer; FORBIDDEN for all others.' })
  inviteGuest(@CurrentActor() actor: Actor, @Input() input: InviteGuestInput): Promise<typeof InviteGuestResult> {
    return this.guests.invite(actor, input);
  }

  @Public()
  @Query(() => GuestView, { description: 'What the link of an invitation shows. It needs no account and no tenant: the link is all.' })
  guestInvitation(@Args('secret', { description: 'The last part of the link.' }) secret: string, @Context() context: GraphqlContext): Promise<GuestView> {
    return this.guests.open(secret, addressOf(context));
  }

  @Public()
  @Mutation(() => AcceptGuestInvitationResult, { description: 'Takes the seat of an invitation by its link. The first who does has it.' })
  acceptGuestInvitation(@Input() input: AcceptGuestInvitationInput, @Context() context: GraphqlContext): Promise<typeof AcceptGuestInvitationResult> {
    return this.guests.accept(input, addressOf(context));
  }
}
