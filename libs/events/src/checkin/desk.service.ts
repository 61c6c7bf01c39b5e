import { Injectable } from '@nestjs/common';
import { type Page, invalidInput, notFound, refuse } from '#kernel';
import { type Actor, defineLoader } from '#graphql-kit';
import { Attempts, hashOfSecret, readLinkToken } from '#identity';
import { TenantDb, type Tx, runInContext } from '#tenancy';
import type { Event, EventId } from '../event/event.entity.js';
import { EventService } from '../event/event.service.js';
import { closesAt } from './checkin.rules.js';
import { CheckInCodes } from './codes.service.js';
import { CheckInClosed, type CheckInDesk, type CheckInPeopleArgs, type CheckInPerson, type CheckInSync, type RecordCheckInsInput, type SyncCheckInsInput } from './desk.graphql.js';
import { deskOf, desksOf, peoplePage } from './desk.queries.js';
import { CheckInDoor } from './door.service.js';

/** Guesses per network address and quarter of an hour; a link that exists does not count. */
const WRONG_LINKS = { max: 30, windowSeconds: 900 };

interface Link {
  id: string;
  eventId: EventId;
  label: string;
  endsAt: Date;
}

/** The door of an event, for helpers by a link that names the community in whose context it is looked up, and for organizers. */
@Injectable()
export class CheckInDesks {
  /** Who may see them, the resolver says. */
  readonly ofEvents = defineLoader<EventId, CheckInDesk>(async (ids, { caller: { actor } }) => (actor ? this.db.read((tx) => desksOf(tx, ids)) : new Map()));

  constructor(
    private readonly db: TenantDb,
    private readonly events: EventService,
    private readonly door: CheckInDoor,
    private readonly codes: CheckInCodes,
    private readonly attempts: Attempts,
  ) {}

  /** @throws NOT_FOUND, RATE_LIMITED */
  async open(token: string, address: string): Promise<CheckInDesk> {
    const desk = await this.byLink(token, (tx, link) => (closesAt(link.endsAt) > tx.now ? deskOf(tx, link.eventId, link.label) : Promise.resolve(undefined)), 'read');
    return desk ?? this.wrong(address);
  }

  /** @throws NOT_FOUND, RATE_LIMITED, INVALID_INPUT; refuses with CheckInClosed or EventCancelled */
  async sync({ secret, ...sending }: SyncCheckInsInput, address: string): Promise<CheckInSync> {
    const byMember = sending.scans.findIndex(({ memberId }) => memberId);
    if (byMember >= 0) throw invalidInput(`input.scans.${byMember}.memberId`, 'NOT_FOR_HELPERS', { ja: 'メンバーを指定できるのは幹事だけです。', en: 'Only organizers can name a member.' });
    const answer = await this.byLink(secret, async (tx, link) => {
      if (closesAt(link.endsAt) <= tx.now) refuse(CheckInClosed.at(closesAt(link.endsAt)));
      await tx.execute('UPDATE check_in_helper SET used_at = $3 WHERE tenant_id = $1 AND id = $2', [tx.tenantId, link.id, tx.now]);
      return this.door.receive(tx, link.eventId, sending, { helperId: link.id, memberId: null }, link.label);
    });
    return answer ?? this.wrong(address);
  }

  /** Also after the door was closed: what is written down can be put right. @throws NOT_FOUND, FORBIDDEN, INVALID_INPUT; refuses with EventCancelled */
  record(actor: Actor, { eventId, ...sending }: RecordCheckInsInput): Promise<CheckInSync> {
    return this.db.write(async (tx) => {
      await this.events.toLookAfter(tx, actor, eventId);
      return this.door.receive(tx, eventId, sending, { helperId: null, memberId: actor.id }, null);
    });
  }

  /** Whoever was shown the desk may see its list. */
  async people(desk: CheckInDesk, args: CheckInPeopleArgs): Promise<Page<CheckInPerson>> {
    const page = await runInContext({ tenantId: desk.tenantId }, () => this.db.read((tx) => peoplePage(tx, desk.eventId, args)));
    for (const { node } of page.edges) if (!node.isWalkIn) node.codeHash = this.codes.hashOf(node.id);
    return page;
  }

  /** @throws NOT_FOUND, FORBIDDEN */
  setWalkIns(actor: Actor, eventId: EventId, takeSeats: boolean): Promise<Event> {
    return this.db.write(async (tx) => {
      const event = await this.events.toLookAfter(tx, actor, eventId);
      await tx.execute('UPDATE event SET walk_ins_take_seats = $3 WHERE tenant_id = $1 AND id = $2', [tx.tenantId, eventId, takeSeats]);
      return event;
    });
  }

  private async byLink<T>(token: string, fn: (tx: Tx, link: Link) => Promise<T | undefined>, door: 'read' | 'write' = 'write'): Promise<T | undefined> {
    const read = readLinkToken(token);
    if (!read) return undefined;
    return runInContext({ tenantId: read.tenantId }, () =>
      this.db[door](async (tx) => {
        const link = await tx.first<Link>(
          `SELECT h.id, h.event_id AS "eventId", h.label, e.ends_at AS "endsAt" FROM check_in_helper h JOIN event e ON e.tenant_id = $1 AND e.id = h.event_id
           WHERE h.tenant_id = $1 AND h.secret_hash = $2 AND h.revoked_at IS NULL AND e.published_at IS NOT NULL`,
          [tx.tenantId, hashOfSecret(read.secret)],
        );
        return link && fn(tx, link);
      }),
    );
  }

  private async wrong(address: string): Promise<never> {
    await this.attempts.count([{ key: `check-in link ${address}`, ...WRONG_LINKS }]);
    throw notFound();
  }
}
