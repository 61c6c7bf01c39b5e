import { Injectable } from '@nestjs/common';
import { type Page, type PageArgs, notFound, refuse } from '#kernel';
import type { Actor } from '#graphql-kit';
import { once } from '#identity';
import { TenantDb, type Tx } from '#tenancy';
import { ConsultationAccepted, ConsultationAsked, ConsultationOffered, ConsultationThanked } from '../events.js';
import { NotVerified } from '../profile/profile.graphql.js';
import { takesPart } from '../reader.js';
import { Consultation, type ConsultationId, ConsultationOffer, ConsultationState } from './consultation.entity.js';
import { type AcceptAdviceInput, AlreadyOffered, type AskConsultationInput, type ConsultationList, NotNow, type OfferAdviceInput, OwnConsultation, type ThankForAdviceInput } from './consultation.graphql.js';
import { consultationPage, consultationsByIds, hasOffered, lockConsultation, offersByIds, within } from './consultation.queries.js';
import { isOpen, isTimeTo, mayTake, whyNotOffer } from './consultation.rules.js';

type Step = Parameters<typeof isTimeTo>[0];

@Injectable()
export class ConsultationService {
  constructor(private readonly db: TenantDb) {}

  page(actor: Actor, args: PageArgs, list: ConsultationList): Promise<Page<Consultation>> {
    return consultationPage(this.db, actor, args, list);
  }

  byIds(actor: Actor, ids: readonly string[]): Promise<Consultation[]> {
    return consultationsByIds(this.db, actor, ids);
  }

  offersByIds(actor: Actor, ids: readonly string[]): Promise<ConsultationOffer[]> {
    return offersByIds(this.db, actor, ids);
  }

  /** @throws NOT_FOUND */
  async get(actor: Actor, id: ConsultationId, tx?: Tx): Promise<Consultation> {
    const [found] = await consultationsByIds(tx ? within(tx) : this.db, actor, [id]);
    if (!found) throw notFound();
    return found;
  }

  /** Refuses with NotVerified. */
  ask(actor: Actor, input: AskConsultationInput): Promise<Consultation> {
    const { title, text, topics } = input;
    return this.db.write(async (tx) => {
      const id = await once(tx, { memberId: actor.id, operation: 'askConsultation', key: input.idempotencyKey, input }, async () => {
        if (!(await takesPart(tx, actor))) refuse(new NotVerified());
        const made = await tx.insert(Consultation, {
          askerId: actor.id, title, text, topics: [...new Set(topics)], state: ConsultationState.ASKED, offerCount: 0, adviserId: null, thanks: null, askedAt: tx.now, acceptedAt: null, metAt: null, thankedAt: null,
        });
        await tx.publish(ConsultationAsked, { consultationId: made.id, askerId: actor.id });
        return made;
      });
      return this.get(actor, id, tx);
    });
  }

  /** @throws NOT_FOUND; refuses with NotVerified, NotNow, OwnConsultation or AlreadyOffered */
  offer(actor: Actor, { consultationId: id, text }: OfferAdviceInput): Promise<Consultation> {
    return this.db.write(async (tx) => {
      if (!(await takesPart(tx, actor))) refuse(new NotVerified());
      const consultation = await lockConsultation(tx, id);
      if (!consultation) throw notFound();
      const offered = await hasOffered(tx, id, actor.id);
      // Once it is settled, only those who took part know that it was there.
      if (!isOpen(consultation) && !offered && consultation.askerId !== actor.id) throw notFound();
      const why = whyNotOffer(consultation, actor.id);
      if (why === 'OWN') refuse(new OwnConsultation());
      if (offered) refuse(new AlreadyOffered());
      if (why === 'NOT_NOW') refuse(NotNow.at(consultation.state));
      await tx.insert(ConsultationOffer, { consultationId: id, memberId: actor.id, text, createdAt: tx.now });
      await tx.update(Consultation, { id }, { state: ConsultationState.OFFERED, offerCount: consultation.offerCount + 1 });
      await tx.publish(ConsultationOffered, { consultationId: id, askerId: consultation.askerId, memberId: actor.id });
      return this.get(actor, id, tx);
    });
  }

  /** @throws NOT_FOUND; refuses with NotNow */
  accept(actor: Actor, { consultationId, offerId }: AcceptAdviceInput): Promise<Consultation> {
    return this.take('ACCEPT', actor, consultationId, async (tx, { askerId }) => {
      const offer = await tx.get(ConsultationOffer, offerId);
      if (offer.consultationId !== consultationId) throw notFound();
      await tx.publish(ConsultationAccepted, { consultationId, askerId, adviserId: offer.memberId });
      return { state: ConsultationState.ACCEPTED, adviserId: offer.memberId, acceptedAt: tx.now };
    });
  }

  /** Either of the two says so. @throws NOT_FOUND; refuses with NotNow */
  confirmMet(actor: Actor, id: ConsultationId): Promise<Consultation> {
    return this.take('MEET', actor, id, (tx) => ({ state: ConsultationState.MET, metAt: tx.now }));
  }

  /** @throws NOT_FOUND; refuses with NotNow */
  thank(actor: Actor, { consultationId, text }: ThankForAdviceInput): Promise<Consultation> {
    return this.take('THANK', actor, consultationId, async (tx, { askerId, adviserId, metAt }) => {
      const met = metAt ?? tx.now;
      await tx.publish(ConsultationThanked, { consultationId, askerId, adviserId: adviserId!, metAt: met.toISOString(), thankedAt: tx.now.toISOString() });
      return { state: ConsultationState.THANKED, thanks: text, metAt: met, thankedAt: tx.now };
    });
  }

  /** @throws NOT_FOUND; refuses with NotNow */
  close(actor: Actor, id: ConsultationId): Promise<Consultation> {
    return this.take('CLOSE', actor, id, () => ({ state: ConsultationState.CLOSED }));
  }

  /** One step of a consultation that has begun; for whoever has no part in it there is none. */
  private take(step: Step, actor: Actor, id: ConsultationId, change: (tx: Tx, consultation: Consultation) => Partial<Consultation> | Promise<Partial<Consultation>>): Promise<Consultation> {
    return this.db.write(async (tx) => {
      const consultation = await lockConsultation(tx, id);
      if (!consultation || !mayTake(step, consultation, actor.id)) throw notFound();
      if (!isTimeTo(step, consultation)) refuse(NotNow.at(consultation.state));
      await tx.update(Consultation, { id }, await change(tx, consultation));
      return this.get(actor, id, tx);
    });
  }
}
