import { Injectable } from '@nestjs/common';
import { Clock, type Page, type PageArgs, notFound, refuse } from '#kernel';
import type { Actor } from '#graphql-kit';
import { once } from '#identity';
import { TenantDb, type Tx } from '#tenancy';
import { OpportunityInteresting, OpportunityPosted } from '../events.js';
import { NotVerified } from '../profile/profile.graphql.js';
import { takesPart } from '../reader.js';
import { Opportunity, type OpportunityId } from './opportunity.entity.js';
import { OpportunityClosed, type OpportunityFilter, OwnOpportunity, type PostOpportunityInput } from './opportunity.graphql.js';
import { beInterested, lockOpportunity, loseInterest, opportunitiesByIds, opportunityPage, within } from './opportunity.queries.js';
import { whyNotInterested, whyNotPost } from './opportunity.rules.js';

const USUAL_DAYS = 60;

@Injectable()
export class OpportunityService {
  constructor(
    private readonly db: TenantDb,
    private readonly clock: Clock,
  ) {}

  page(actor: Actor, args: PageArgs, filter: OpportunityFilter): Promise<Page<Opportunity>> {
    return opportunityPage(this.db, actor, args, filter, this.clock.now());
  }

  byIds(actor: Actor, ids: readonly string[]): Promise<Opportunity[]> {
    return opportunitiesByIds(this.db, actor, ids, this.clock.now());
  }

  /** @throws NOT_FOUND */
  async get(actor: Actor, id: OpportunityId, tx?: Tx): Promise<Opportunity> {
    const [found] = await opportunitiesByIds(tx ? within(tx) : this.db, actor, [id], this.clock.now());
    if (!found) throw notFound();
    return found;
  }

  /** Refuses with NotVerified. */
  post(actor: Actor, input: PostOpportunityInput): Promise<Opportunity> {
    const { kind, title, text, region } = input;
    return this.db.write(async (tx) => {
      const id = await once(tx, { memberId: actor.id, operation: 'postOpportunity', key: input.idempotencyKey, input }, async () => {
        if (!(await takesPart(tx, actor))) refuse(new NotVerified());
        const expiresAt = input.expiresAt ?? new Date(tx.now.getTime() + USUAL_DAYS * 86_400_000);
        const why = whyNotPost(expiresAt, tx.now);
        if (why) throw why;
        const made = await tx.insert(Opportunity, { authorId: actor.id, kind, title, text, region: region || null, expiresAt, withdrawnAt: null, interestCount: 0, createdAt: tx.now });
        await tx.publish(OpportunityPosted, { opportunityId: made.id, authorId: actor.id });
        return made;
      });
      return this.get(actor, id, tx);
    });
  }

  /** Nobody hears of it any more, also not those whose notification was on its way. Withdrawing it again changes nothing. */
  withdraw(actor: Actor, id: OpportunityId): Promise<Opportunity> {
    return this.db.write(async (tx) => {
      const opportunity = await lockOpportunity(tx, id);
      if (opportunity?.authorId !== actor.id) throw notFound();
      if (!opportunity.withdrawnAt) await tx.update(Opportunity, { id }, { withdrawnAt: tx.now });
      return this.get(actor, id, tx);
    });
  }

  /** Being interested twice is being interested. Refuses with NotVerified, OpportunityClosed or OwnOpportunity. */
  interest(actor: Actor, id: OpportunityId): Promise<Opportunity> {
    return this.db.write(async (tx) => {
      if (!(await takesPart(tx, actor))) refuse(new NotVerified());
      const opportunity = await lockOpportunity(tx, id);
      if (!opportunity) throw notFound();
      const why = whyNotInterested(opportunity, actor.id, tx.now);
      if (why === 'CLOSED') refuse(new OpportunityClosed());
      if (why === 'OWN') refuse(new OwnOpportunity());
      const { first } = await beInterested(tx, id, actor.id);
      if (first) await tx.publish(OpportunityInteresting, { opportunityId: id, memberId: actor.id, authorId: opportunity.authorId });
      return this.get(actor, id, tx);
    });
  }

  noInterest(actor: Actor, id: OpportunityId): Promise<Opportunity> {
    return this.db.write(async (tx) => {
      const seen = await this.get(actor, id, tx);
      await lockOpportunity(tx, id);
      await loseInterest(tx, id, actor.id);
      return Object.assign(seen, { mine: false });
    });
  }
}
