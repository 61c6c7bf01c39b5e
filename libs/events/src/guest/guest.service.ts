import { Injectable } from '@nestjs/common';
import { type TenantId, invalidInput, newId, notFound, refuse } from '#kernel';
import type { Actor } from '#graphql-kit';
import { Attempts, LinkKeys, hashOfSecret, linkToken, once, readLinkToken } from '#identity';
import { TenantDb, type Tx, runInContext } from '#tenancy';
import type { Event } from '../event/event.entity.js';
import { EventCancelled } from '../event/event.graphql.js';
import { lockEvent } from '../event/event.queries.js';
import { EventService } from '../event/event.service.js';
import { SeatHold, type SeatHoldId, SeatHoldKind } from '../hold/hold.entity.js';
import { type AcceptGuestInvitationInput, EventOver, GuestInvitation, GuestView, type InviteGuestInput, InvitationUsed } from '../hold/hold.graphql.js';
import { keepInTx } from '../hold/hold.service.js';
import { countHold } from '../hold/hold.queries.js';
import { storeCounts } from '../registration/registration.queries.js';

const PURPOSE = 'events guest';
/** Guesses per network address and quarter of an hour; a link that exists does not count. */
const WRONG_LINKS = { max: 30, windowSeconds: 900 };
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/**
 * Guests without an account. The link itself names the community in whose context it is looked up; nothing but the seat with its hash, and
 * what is told of its event, is reached there.
 */
@Injectable()
export class Guests {
  constructor(
    private readonly db: TenantDb,
    private readonly events: EventService,
    private readonly keys: LinkKeys,
    private readonly attempts: Attempts,
  ) {}

  /** @throws NOT_FOUND, FORBIDDEN; refuses with EventFull, EventCancelled or EventOver */
  async invite(actor: Actor, input: InviteGuestInput): Promise<GuestInvitation> {
    const hold = await this.db.write(async (tx) => {
      const id = await once(tx, { memberId: actor.id, operation: 'inviteGuest', key: input.idempotencyKey, input }, async () => {
        const event = await this.events.toLookAfter(tx, actor, input.eventId);
        if (event.endsAt <= tx.now) refuse(new EventOver());
        const made = newId(tx.now.getTime()) as SeatHoldId;
        return keepInTx(tx, event, { id: made, kind: SeatHoldKind.GUEST, seats: 1, note: input.note || null, secretHash: hashOfSecret(this.keys.secretOf(PURPOSE, made)), createdBy: actor.id });
      });
      return tx.get(SeatHold, id);
    });
    return Object.assign(new GuestInvitation(), { hold, secret: linkToken(actor.tenantId, this.keys.secretOf(PURPOSE, hold.id)) });
  }

  /** @throws NOT_FOUND, RATE_LIMITED */
  async open(token: string, address: string): Promise<GuestView> {
    const read = readLinkToken(token);
    const view = read && (await runInContext({ tenantId: read.tenantId }, () => this.db.read((tx) => viewByHash(tx, hashOfSecret(read.secret)))));
    return view ?? this.wrong(address);
  }

  /** The first who accepts has the seat; whoever repeats it is shown it again. @throws NOT_FOUND, RATE_LIMITED, INVALID_INPUT; refuses with InvitationUsed, EventCancelled or EventOver */
  async accept({ secret: token, name, email: written }: AcceptGuestInvitationInput, address: string): Promise<GuestView> {
    const email = written.toLowerCase();
    if (!ADDRESS.test(email)) throw invalidInput('input.email', 'INVALID_EMAIL', { ja: 'メールアドレスの形式が正しくありません。', en: 'This is not an e-mail address.' });
    const read = readLinkToken(token);
    const accepted = read && (await runInContext({ tenantId: read.tenantId }, () => this.db.write((tx) => accept(tx, hashOfSecret(read.secret), { name, email }))));
    return accepted ?? this.wrong(address);
  }

  private async wrong(address: string): Promise<never> {
    await this.attempts.count([{ key: `guest link ${address}`, ...WRONG_LINKS }]);
    throw notFound();
  }
}

async function accept(tx: Tx, secretHash: string, { name, email }: { name: string; email: string }): Promise<GuestView | undefined> {
  const found = await tx.findOne(SeatHold, { secretHash });
  const event = found && (await lockEvent(tx, found.eventId));
  const hold = event && (await tx.findOne(SeatHold, { secretHash }));
  if (!hold) return undefined;
  if (event.cancelledAt) refuse(new EventCancelled());
  if (event.endsAt <= tx.now) refuse(new EventOver());
  if (hold.acceptedAt) {
    if (hold.guestEmail !== email) refuse(new InvitationUsed());
    return viewByHash(tx, secretHash);
  }
  await tx.update(SeatHold, { id: hold.id }, { guestName: name, guestEmail: email, acceptedAt: tx.now });
  await countHold(tx, hold.id, 1);
  event.registeredCount += 1;
  event.keptCount -= 1;
  await storeCounts(tx, event);
  return viewByHash(tx, secretHash);
}

async function viewByHash(tx: Tx, secretHash: string): Promise<GuestView | undefined> {
  type Row = Pick<Event, 'title' | 'description' | 'startsAt' | 'endsAt' | 'timeZone' | 'cancelledAt' | 'place' | 'onlineUrl'> & Pick<SeatHold, 'acceptedAt' | 'guestName'> & { communityName: string; tenantId: TenantId; holdId: SeatHoldId };
  const row = await tx.first<Row>(
    `SELECT h.id AS "holdId", t.name AS "communityName", e.title, e.description, e.starts_at AS "startsAt", e.ends_at AS "endsAt", e.time_zone AS "timeZone", e.cancelled_at AS "cancelledAt",
       h.accepted_at AS "acceptedAt", h.guest_name AS "guestName", CASE WHEN h.accepted_at IS NOT NULL THEN e.place END AS place, CASE WHEN h.accepted_at IS NOT NULL THEN e.online_url END AS "onlineUrl"
     FROM seat_hold h JOIN event e ON e.tenant_id = $1 AND e.id = h.event_id JOIN tenant t ON t.id = $1 WHERE h.tenant_id = $1 AND h.secret_hash = $2`,
    [tx.tenantId, secretHash],
  );
  return row && Object.assign(new GuestView(), row);
}
