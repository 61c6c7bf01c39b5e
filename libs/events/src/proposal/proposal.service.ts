import { Injectable } from '@nestjs/common';
import { type Locale, type MemberId, type Page, type PageArgs, notFound, refuse } from '#kernel';
import type { Actor } from '#graphql-kit';
import { Member, once } from '#identity';
import { TenantDb, type Tx } from '#tenancy';
import { OrganizesAlready } from '../cohost/co-host.graphql.js';
import { appointCoHost, findCoHost, willingCoHost } from '../cohost/co-host.queries.js';
import type { Event } from '../event/event.entity.js';
import { type Reader, within } from '../event/event.queries.js';
import { EventService, timeZoneOfTenant } from '../event/event.service.js';
import { EventProposalDecided, EventProposed } from '../events.js';
import { usualTimes } from '../poll/poll.rules.js';
import { resolve } from '../recurrence/zone.rules.js';
import { setInTx } from '../runsheet/run-sheet.service.js';
import { templateOf } from '../runsheet/template.rules.js';
import { WishTheme } from '../wish/theme.entity.js';
import { EventProposal, type EventProposalId } from './proposal.entity.js';
import { type ApproveEventProposalInput, type EditEventProposalInput, type EventProposalList, EventProposalSettled, type ProposeEventInput, type ReturnEventProposalInput } from './proposal.graphql.js';
import { lockProposal, proposalPage, proposalsByIds } from './proposal.queries.js';
import { descriptionOf, isOpen, placeOf } from './proposal.rules.js';

const SEATS = 20;

/** Any member may hold an event. Nobody has to have earned it; an operator looks at it first, and nobody prepares it alone. */
@Injectable()
export class EventProposals {
  constructor(
    private readonly db: TenantDb,
    private readonly events: EventService,
  ) {}

  byIds(actor: Actor, ids: readonly string[]): Promise<Map<EventProposalId, EventProposal>> {
    return proposalsByIds(this.db, actor, ids);
  }

  /** @throws NOT_FOUND */
  async get(actor: Actor, id: EventProposalId, db: Reader = this.db): Promise<EventProposal> {
    const proposal = (await proposalsByIds(db, actor, [id])).get(id);
    if (!proposal) throw notFound();
    return proposal;
  }

  page(actor: Actor, args: PageArgs, list: EventProposalList): Promise<Page<EventProposal>> {
    return proposalPage(this.db, actor, args, list);
  }

  /** @throws NOT_FOUND for a theme that is not there */
  propose(actor: Actor, input: ProposeEventInput): Promise<EventProposal> {
    return this.db.write(async (tx) => {
      const { idempotencyKey: key, help = '', mayCelebrate = false, themeId, ...what } = input;
      const id = await once(tx, { memberId: actor.id, operation: 'proposeEvent', key, input }, async () => {
        if (themeId) await tx.get(WishTheme, themeId);
        const undecided = { decidedBy: null, decidedAt: null, returnReason: null, eventId: null };
        const proposal = await tx.insert(EventProposal, { ...what, ...undecided, help, mayCelebrate, themeId: themeId ?? null, memberId: actor.id, state: 'PROPOSED', createdAt: tx.now, proposedAt: tx.now });
        await tx.publish(EventProposed, { proposalId: proposal.id, memberId: actor.id });
        return proposal;
      });
      return this.get(actor, id as EventProposalId, within(tx));
    });
  }

  /** @throws NOT_FOUND for what somebody else proposed; refuses with EventProposalSettled */
  edit(actor: Actor, { proposalId, ...changes }: EditEventProposalInput): Promise<EventProposal> {
    return this.db.write(async (tx) => {
      const { state } = await this.own(tx, actor, proposalId);
      const again = state === 'RETURNED';
      await tx.update(EventProposal, { id: proposalId }, { ...changes, state: 'PROPOSED', ...(again ? { proposedAt: tx.now } : {}) });
      if (again) await tx.publish(EventProposed, { proposalId, memberId: actor.id });
      return this.get(actor, proposalId, within(tx));
    });
  }

  /** @throws NOT_FOUND for what somebody else proposed; refuses with EventProposalSettled */
  withdraw(actor: Actor, proposalId: EventProposalId): Promise<EventProposal> {
    return this.db.write(async (tx) => {
      await this.own(tx, actor, proposalId);
      await tx.update(EventProposal, { id: proposalId }, { state: 'WITHDRAWN' });
      return this.get(actor, proposalId, within(tx));
    });
  }

  /** @throws NOT_FOUND; refuses with EventProposalSettled or OrganizesAlready */
  approve(actor: Actor, { proposalId, coHostId }: ApproveEventProposalInput, locale: Locale): Promise<EventProposal> {
    return this.db.write(async (tx) => {
      const proposal = await this.waiting(tx, actor, proposalId);
      const event = await this.draft(tx, proposal, locale);
      await this.giveCoHost(tx, event, coHostId, actor);
      await tx.update(EventProposal, { id: proposalId }, { state: 'APPROVED', eventId: event.id, decidedBy: actor.id, decidedAt: tx.now });
      // The theme has its event now, unless another one was quicker.
      if (proposal.themeId) await tx.execute('UPDATE wish_theme SET event_id = $3 WHERE tenant_id = $1 AND id = $2 AND event_id IS NULL AND merged_into IS NULL AND closed_at IS NULL', [tx.tenantId, proposal.themeId, event.id]);
      await tx.publish(EventProposalDecided, { proposalId, memberId: proposal.memberId, byMemberId: actor.id, outcome: 'APPROVED' });
      return this.get(actor, proposalId, within(tx));
    });
  }

  /** @throws NOT_FOUND; refuses with EventProposalSettled */
  giveBack(actor: Actor, { proposalId, reason }: ReturnEventProposalInput): Promise<EventProposal> {
    return this.db.write(async (tx) => {
      const { memberId } = await this.waiting(tx, actor, proposalId);
      await tx.update(EventProposal, { id: proposalId }, { state: 'RETURNED', returnReason: reason, decidedBy: actor.id, decidedAt: tx.now });
      await tx.publish(EventProposalDecided, { proposalId, memberId, byMemberId: actor.id, outcome: 'RETURNED' });
      return this.get(actor, proposalId, within(tx));
    });
  }

  private async draft(tx: Tx, proposal: EventProposal, locale: Locale): Promise<Event> {
    const { memberId: organizerId, title, mode, minutes, kind } = proposal;
    const timeZone = await timeZoneOfTenant(tx);
    const startsAt = resolve(usualTimes(tx.now, timeZone)[0]!, timeZone).at;
    const place = placeOf(mode, locale);
    const input = { title, description: descriptionOf(proposal, locale), mode, startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000), capacity: SEATS, timeZone, ...(place ? { place } : {}) };
    const event = await this.events.createEventInTx(tx, { organizerId, isDraft: true, input });
    await setInTx(tx, event.id, templateOf(kind, minutes, locale));
    return event;
  }

  /** Whom the operator chose, somebody who likes to, the operator; whoever is on duty when operators propose something themselves. */
  private async giveCoHost(tx: Tx, event: Event, chosen: MemberId | undefined, operator: Actor): Promise<void> {
    if (chosen) {
      const member = await tx.findOne(Member, { id: chosen });
      if (member?.state !== 'ACTIVE' || member.role === 'GUEST') throw notFound();
      if (chosen === event.organizerId) refuse(new OrganizesAlready());
      return appointCoHost(tx, event, chosen, operator.id);
    }
    const willing = await willingCoHost(tx, [event.organizerId]);
    if (!willing && operator.id !== event.organizerId) return appointCoHost(tx, event, operator.id, operator.id);
    return findCoHost(tx, event);
  }

  private async own(tx: Tx, actor: Actor, id: EventProposalId): Promise<EventProposal> {
    const proposal = await lockProposal(tx, actor, id);
    if (proposal?.memberId !== actor.id) throw notFound();
    if (!isOpen(proposal)) refuse(EventProposalSettled.with(proposal));
    return proposal;
  }

  private async waiting(tx: Tx, actor: Actor, id: EventProposalId): Promise<EventProposal> {
    const proposal = await lockProposal(tx, actor, id);
    if (!proposal) throw notFound();
    if (proposal.state !== 'PROPOSED') refuse(EventProposalSettled.with(proposal));
    return proposal;
  }
}
