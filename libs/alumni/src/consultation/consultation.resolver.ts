import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, ConnectionArgs, CurrentActor, FilterArg, IdArg, Input, toConnection } from '#graphql-kit';
import type { Actor } from '#graphql-kit';
import { Member } from '#identity';
import { ALUMNI } from '../reader.js';
import { Consultation, type ConsultationId, ConsultationOffer } from './consultation.entity.js';
import {
  AcceptAdviceInput, AcceptAdviceResult, AskConsultationInput, AskConsultationResult, CloseConsultationInput, CloseConsultationResult, ConfirmConsultationInput, ConfirmConsultationResult,
  ConsultationConnection, ConsultationFilter, ConsultationList, OfferAdviceInput, OfferAdviceResult, ThankForAdviceInput, ThankForAdviceResult,
} from './consultation.graphql.js';
import { ConsultationService } from './consultation.service.js';

@Resolver(() => Consultation)
export class ConsultationResolver {
  constructor(private readonly service: ConsultationService) {}

  @Allow('alumni:read', ALUMNI)
  @Query(() => ConsultationConnection, { description: 'What members ask each other, newest first. OPEN is empty until I am verified.' })
  async consultations(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs, @FilterArg(() => ConsultationFilter) filter?: ConsultationFilter): Promise<ConsultationConnection> {
    return toConnection(await this.service.page(actor, page, filter?.list ?? ConsultationList.OPEN));
  }

  @Allow('alumni:read', ALUMNI)
  @Query(() => Consultation, { description: 'One consultation.' })
  consultation(@CurrentActor() actor: Actor, @IdArg('Consultation') id: ConsultationId): Promise<Consultation> {
    return this.service.get(actor, id);
  }

  @Allow('alumni:write', ALUMNI)
  @Mutation(() => AskConsultationResult, { description: 'Asks the others. A few who are known for one of the topics are told, never everybody at once.' })
  askConsultation(@CurrentActor() actor: Actor, @Input() input: AskConsultationInput): Promise<typeof AskConsultationResult> {
    return this.service.ask(actor, input);
  }

  @Allow('alumni:write', ALUMNI)
  @Mutation(() => OfferAdviceResult, { description: 'Offers to help. The asker is told.' })
  offerAdvice(@CurrentActor() actor: Actor, @Input() input: OfferAdviceInput): Promise<typeof OfferAdviceResult> {
    return this.service.offer(actor, input);
  }

  @Allow('alumni:write', ALUMNI)
  @Mutation(() => AcceptAdviceResult, { description: 'Accepts one of the offers to my consultation. Whoever made it is told.' })
  acceptAdvice(@CurrentActor() actor: Actor, @Input() input: AcceptAdviceInput): Promise<typeof AcceptAdviceResult> {
    return this.service.accept(actor, input);
  }

  @Allow('alumni:write', ALUMNI)
  @Mutation(() => ConfirmConsultationResult, { description: 'Says that we talked. Either of the two says it.' })
  confirmConsultation(@CurrentActor() actor: Actor, @Input() input: ConfirmConsultationInput): Promise<typeof ConfirmConsultationResult> {
    return this.service.confirmMet(actor, input.consultationId);
  }

  @Allow('alumni:write', ALUMNI)
  @Mutation(() => ThankForAdviceResult, { description: "Thanks the adviser: what the adviser's trust savings record, once and for good." })
  thankForAdvice(@CurrentActor() actor: Actor, @Input() input: ThankForAdviceInput): Promise<typeof ThankForAdviceResult> {
    return this.service.thank(actor, input);
  }

  @Allow('alumni:write', ALUMNI)
  @Mutation(() => CloseConsultationResult, { description: 'Ends my consultation when help is needed no more.' })
  closeConsultation(@CurrentActor() actor: Actor, @Input() input: CloseConsultationInput): Promise<typeof CloseConsultationResult> {
    return this.service.close(actor, input.consultationId);
  }

  @ResolveField(() => Member, { description: 'Who asks.' })
  asker(@Parent() consultation: Consultation): Member | undefined {
    return consultation.asker;
  }

  @ResolveField(() => Member, { nullable: true, description: 'Whom the asker talks to; null until an offer was accepted, and for those who offered in vain.' })
  adviser(@Parent() consultation: Consultation, @CurrentActor() actor: Actor): Member | null {
    return isOfTheTwo(consultation, actor) ? (consultation.adviser ?? null) : null;
  }

  @ResolveField(() => String, { nullable: true, description: 'What it brought the asker, in their words. The two see it; null for all others.' })
  thanks(@Parent() consultation: Consultation, @CurrentActor() actor: Actor): string | null {
    return isOfTheTwo(consultation, actor) ? consultation.thanks : null;
  }

  @ResolveField(() => [ConsultationOffer], { description: 'Offers to help, in the order in which they came, at most 50. The asker sees all, others their own.' })
  offers(@Parent() consultation: Consultation): ConsultationOffer[] {
    return consultation.offers ?? [];
  }

  @ResolveField(() => Boolean, { description: 'Whether I asked it.' })
  viewerIsAsker(@Parent() { askerId }: Consultation, @CurrentActor() actor: Actor): boolean {
    return askerId === actor.id;
  }

  @ResolveField(() => Boolean, { description: 'Whether it is I whom the asker talks to.' })
  viewerIsAdviser(@Parent() { adviserId }: Consultation, @CurrentActor() actor: Actor): boolean {
    return adviserId === actor.id;
  }
}

const isOfTheTwo = ({ askerId, adviserId }: Consultation, actor: Actor): boolean => askerId === actor.id || adviserId === actor.id;

@Resolver(() => ConsultationOffer)
export class ConsultationOfferResolver {
  @ResolveField(() => Member, { description: 'Who offers.' })
  member(@Parent() offer: ConsultationOffer): Member | undefined {
    return offer.member;
  }
}
