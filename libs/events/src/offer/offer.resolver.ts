import { Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, Input } from '#graphql-kit';
import type { Actor, GraphqlContext } from '#graphql-kit';
import { Member, MemberService } from '#identity';
import { Event } from '../event/event.entity.js';
import { SeatOffer } from './offer.entity.js';
import { AnswerSeatOfferInput, AnswerSeatOfferResult, OfferSeatInput, OfferSeatResult, WithdrawSeatOfferInput, WithdrawSeatOfferResult } from './offer.graphql.js';
import { SeatOffers } from './offer.service.js';

@Resolver(() => SeatOffer)
export class SeatOfferResolver {
  constructor(
    private readonly offers: SeatOffers,
    private readonly members: MemberService,
  ) {}

  @Allow('joint-events:register')
  @Mutation(() => OfferSeatResult, { description: 'Offers my seat to another member, who is told. I keep it until they accept.' })
  offerSeat(@CurrentActor() actor: Actor, @Input() input: OfferSeatInput): Promise<typeof OfferSeatResult> {
    return this.offers.offer(actor, input);
  }

  @Allow('events:register')
  @Mutation(() => AnswerSeatOfferResult, { description: 'Takes a seat that was offered to me, or declines it.' })
  answerSeatOffer(@CurrentActor() actor: Actor, @Input() input: AnswerSeatOfferInput): Promise<typeof AnswerSeatOfferResult> {
    return this.offers.answer(actor, input);
  }

  @Allow('events:register')
  @Mutation(() => WithdrawSeatOfferResult, { description: 'Takes back an offer of mine that was not answered.' })
  withdrawSeatOffer(@CurrentActor() actor: Actor, @Input() input: WithdrawSeatOfferInput): Promise<typeof WithdrawSeatOfferResult> {
    return this.offers.withdraw(actor, input.offerId);
  }

  @ResolveField(() => Member, { description: 'Whose seat it is.' })
  from(@Parent() offer: SeatOffer, @Context() context: GraphqlContext): Promise<Member | undefined> {
    return this.members.loader(context).load(offer.fromMemberId);
  }

  @ResolveField(() => Member, { description: 'To whom it is offered.' })
  to(@Parent() offer: SeatOffer, @Context() context: GraphqlContext): Promise<Member | undefined> {
    return this.members.loader(context).load(offer.toMemberId);
  }
}

@Resolver(() => Event)
export class EventOffersResolver {
  constructor(private readonly service: SeatOffers) {}

  @ResolveField(() => SeatOffer, { nullable: true, description: 'A seat there that I offer, or that is offered to me, and that waits for an answer; null when there is none.' })
  async viewerSeatOffer(@Parent() event: Event, @Context() context: GraphqlContext): Promise<SeatOffer | null> {
    return (await this.service.ofViewer(context).load(event.id)) ?? null;
  }
}
