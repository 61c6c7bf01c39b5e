import { Injectable } from '@nestjs/common';
import { type Page, type PageArgs, notFound, pageRequest, refuse, toPage } from '#kernel';
import { type Actor, defineLoader } from '#graphql-kit';
import { TenantDb, type Tx } from '#tenancy';
import type { EventId } from '../event/event.entity.js';
import { EventCancelled } from '../event/event.graphql.js';
import { lockEvent } from '../event/event.queries.js';
import { looksAfter } from '../event/event.rules.js';
import { EventService } from '../event/event.service.js';
import { NotRegistered } from '../registration/registration.graphql.js';
import { registrationOf } from '../registration/registration.queries.js';
import { isComing } from '../registration/registration.rules.js';
import { WorkDeclaration } from './declaration.entity.js';
import { type DeclareWorkInput, DeclarationsClosed, NothingDeclared, type ReportWorkInput } from './declaration.graphql.js';
import { declarationPage, declarationsByIds, declarationsOf } from './declaration.queries.js';
import { whyNotDeclare } from './declaration.rules.js';

/** Mokumoku-kai: everybody says what they do, and afterwards what they got done. */
@Injectable()
export class WorkDeclarations {
  readonly ofViewer = defineLoader<EventId, WorkDeclaration>(async (ids, { caller: { actor } }) => (actor ? declarationsOf(this.db, actor.tenantId, actor.id, ids) : new Map()));

  constructor(
    private readonly db: TenantDb,
    private readonly events: EventService,
  ) {}

  /** @throws NOT_FOUND; refuses with NotRegistered, DeclarationsClosed or EventCancelled */
  declare(actor: Actor, { eventId, plan }: DeclareWorkInput): Promise<WorkDeclaration> {
    return this.db.write(async (tx) => {
      const mine = await this.mine(tx, actor, eventId, 'PLAN');
      if (!mine) return tx.insert(WorkDeclaration, { eventId, memberId: actor.id, plan, done: null, plannedAt: tx.now, doneAt: null });
      await tx.update(WorkDeclaration, { id: mine.id }, { plan });
      return tx.get(WorkDeclaration, mine.id);
    });
  }

  /** @throws NOT_FOUND; refuses with NothingDeclared, NotRegistered, DeclarationsClosed or EventCancelled */
  report(actor: Actor, { eventId, done }: ReportWorkInput): Promise<WorkDeclaration> {
    return this.db.write(async (tx) => {
      const mine = await this.mine(tx, actor, eventId, 'DONE');
      if (!mine) refuse(new NothingDeclared());
      await tx.update(WorkDeclaration, { id: mine.id }, { done, doneAt: mine.doneAt ?? tx.now });
      return tx.get(WorkDeclaration, mine.id);
    });
  }

  /** For those who come and for its organizers; nothing for all others. @throws NOT_FOUND */
  async page(actor: Actor, eventId: EventId, args: PageArgs): Promise<Page<WorkDeclaration>> {
    const event = await this.events.get(actor, eventId);
    if (!looksAfter(event, actor) && !isComing(event.mine?.registration)) return toPage([], pageRequest(args, ['time', 'id']), () => []);
    return declarationPage(this.db, actor.tenantId, eventId, args);
  }

  /** Those that the actor may see. */
  byIds(actor: Actor, ids: readonly string[]): Promise<WorkDeclaration[]> {
    return declarationsByIds(this.db, actor.tenantId, ids, actor.permissions.has('events:manage') ? null : actor.id);
  }

  /** The event is locked: of two windows of one person the second one finds what the first one said. */
  private async mine(tx: Tx, actor: Actor, eventId: EventId, what: 'PLAN' | 'DONE'): Promise<WorkDeclaration | undefined> {
    const event = await lockEvent(tx, eventId);
    const registration = event && (await registrationOf(tx, eventId, actor.id));
    if (!event?.publishedAt || (actor.role === 'GUEST' && !registration)) throw notFound();
    const why = whyNotDeclare(event, what, tx.now);
    if (why === 'EVENT_CANCELLED') refuse(new EventCancelled());
    if (why === 'CLOSED') refuse(new DeclarationsClosed());
    if (!isComing(registration) && !looksAfter(event, actor)) refuse(new NotRegistered());
    return tx.findOne(WorkDeclaration, { eventId, memberId: actor.id });
  }
}
