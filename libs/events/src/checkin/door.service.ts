import { Injectable } from '@nestjs/common';
import { type MemberId, newId, notFound, refuse } from '#kernel';
import { Member } from '#identity';
import type { Tx } from '#tenancy';
import type { Event, EventId } from '../event/event.entity.js';
import { EventCancelled } from '../event/event.graphql.js';
import { lockEvent } from '../event/event.queries.js';
import { EventSurveyDue } from '../events.js';
import { RegistrationState } from '../registration/registration.entity.js';
import { storeCounts } from '../registration/registration.queries.js';
import { RegistrationService } from '../registration/registration.service.js';
import { plansToAsk } from '../survey/survey.queries.js';
import { arrival, clockOff, timeOf } from './checkin.rules.js';
import { readCode } from './code.rules.js';
import { CheckInCodes } from './codes.service.js';
import { CheckInKind, CheckInOutcome, CheckInPerson, CheckInScanResult, type CheckInScanInput, CheckInStanding, CheckInSync } from './desk.graphql.js';
import { codeHolders, deskOf, elsewhere, peopleByIds, peopleByMembers } from './desk.queries.js';
import { type By, type Kept, type NewScan, keepAttendances, knownScans, markRegistrations, noteScans } from './sync.queries.js';

interface Sending {
  sentAt: Date;
  scans: readonly CheckInScanInput[];
}
type Found = { person: CheckInPerson } | { outcome: CheckInOutcome };
interface Door {
  event: Event;
  byMember: Map<string, CheckInPerson>;
  /** By code, for those that were scanned or typed. */
  found: Map<string, Found>;
  byId: Map<string, CheckInPerson>;
  takesSeats: boolean;
}

/**
 * What is done at the door of an event. Devices send what they kept while they had no network, in any order and more than once; the event is
 * locked, so one sending is looked at after the other, and each person counts once, at the earliest time that anybody scanned them.
 */
@Injectable()
export class CheckInDoor {
  constructor(
    private readonly codes: CheckInCodes,
    private readonly registrations: RegistrationService,
  ) {}

  /** @throws NOT_FOUND; refuses with EventCancelled */
  async receive(tx: Tx, eventId: EventId, { sentAt, scans }: Sending, by: By, label: string | null): Promise<CheckInSync> {
    const event = await lockEvent(tx, eventId);
    if (!event?.publishedAt) throw notFound();
    if (event.cancelledAt) refuse(new EventCancelled());
    const known = await knownScans(tx, eventId, scans.map((scan) => scan.clientId));
    const fresh = [...new Map(scans.filter(({ clientId }) => !known.has(clientId)).map((scan) => [scan.clientId, scan])).values()];
    const door = await this.look(tx, event, fresh);

    const kept = new Map<string, Kept>();
    const noted: NewScan[] = [];
    for (const scan of fresh) {
      const at = timeOf({ claimedAt: scan.at, sentAt, now: tx.now, startsAt: event.startsAt });
      const { outcome, person } = one(door, scan, at, kept);
      noted.push({ clientId: scan.clientId, kind: scan.kind, at: scan.at, outcome, personId: person?.id ?? null });
    }
    await keepAttendances(tx, eventId, [...kept.values()], by);
    await this.tell(tx, event, [...kept.values()]);
    const isOver = event.endsAt <= tx.now;
    if (kept.size > 0 && (isOver || (await plansToAsk(tx, event)))) await tx.publish(EventSurveyDue, { eventId }, isOver ? {} : { notBefore: event.endsAt });
    await noteScans(tx, eventId, noted, by);
    const outcomes = new Map([...known, ...noted.map((scan) => [scan.clientId, scan] as const)]);
    const people = await peopleByIds(tx, eventId, [...outcomes.values()].flatMap(({ personId }) => personId ?? []));
    const results = scans.map(({ clientId }) => {
      const { outcome, personId } = outcomes.get(clientId)!;
      return Object.assign(new CheckInScanResult(), { clientId, outcome, person: (personId && people.get(personId)) || null });
    });
    return Object.assign(new CheckInSync(), { desk: (await deskOf(tx, eventId, label))!, clockOffSeconds: clockOff(sentAt, tx.now), results });
  }

  /** Everybody whom the scans may mean. */
  private async look(tx: Tx, event: Event, scans: readonly CheckInScanInput[]): Promise<Door> {
    const codes = [...new Set(scans.flatMap(({ code }) => code ?? []))];
    const holders = codes.length > 0 ? await codeHolders(tx, event.id) : [];
    const byCode = new Map(holders.map((id) => [this.codes.of(id), id]));
    const read = new Map(codes.map((text) => [text, readCode(text)]));
    const strangers = [...read.values()].flatMap((one) => (one?.id && !byCode.has(one.code) && this.codes.of(one.id) === one.code ? one.id : []));
    const others = strangers.length > 0 ? await elsewhere(tx, event.id, strangers) : new Set<string>();

    const ids = [...scans.flatMap(({ personKey }) => personKey ?? []), ...[...read.values()].flatMap((one) => (one && byCode.get(one.code)) ?? [])];
    const byId = await peopleByIds(tx, event.id, ids);
    const found = new Map<string, Found>();
    for (const [text, one] of read) {
      const person = one && byId.get(byCode.get(one.code) ?? '');
      const isTheirs = person && (!one.id || one.id === person.id);
      found.set(text, isTheirs ? { person } : { outcome: one?.id && others.has(one.id) ? CheckInOutcome.OTHER_EVENT : CheckInOutcome.UNKNOWN_CODE });
    }
    const memberIds = [...new Set(scans.flatMap(({ memberId }) => memberId ?? []))];
    const byMember = await this.members(tx, event.id, memberIds);
    // One person is one object, however they were found: what one scan changes, the next one sees.
    for (const [memberId, person] of byMember) if (byId.has(person.id)) byMember.set(memberId, byId.get(person.id)!);
    const { takesSeats } = (await tx.first<{ takesSeats: boolean }>('SELECT walk_ins_take_seats AS "takesSeats" FROM event WHERE tenant_id = $1 AND id = $2', [tx.tenantId, event.id]))!;
    return { event, byMember, found, byId, takesSeats };
  }

  private async members(tx: Tx, eventId: EventId, ids: readonly MemberId[]): Promise<Map<string, CheckInPerson>> {
    const here = await peopleByMembers(tx, eventId, ids);
    for (const id of ids.filter((id) => !here.has(id))) {
      const member = await tx.findOne(Member, { id });
      if (member?.state !== 'ACTIVE') throw notFound();
      here.set(id, stranger(newId(tx.now.getTime()), member.displayName, id, tx.now));
    }
    return here;
  }

  private async tell(tx: Tx, event: Event, kept: readonly Kept[]): Promise<void> {
    const changes = await markRegistrations(tx, kept);
    await this.registrations.tellAll(
      tx,
      changes.map(({ registration, wasAttended }) => ({
        event, registration, previousState: wasAttended ? RegistrationState.ATTENDED : RegistrationState.REGISTERED, cause: wasAttended ? ('UNDONE' as const) : ('CHECKED_IN' as const),
      })),
    );
    const seats = kept.filter(({ person }) => person.takesSeat);
    if (seats.length === 0) return;
    await storeCounts(tx, event);
    if (seats.some(({ undoneAt }) => undoneAt)) await this.registrations.fillSeats(tx, event);
  }
}

function stranger(id: string, name: string, memberId: MemberId | null, now: Date): CheckInPerson {
  const unknown = { registrationId: null, holdId: null, attendanceId: null, takesSeat: false, undoneAt: null, attendedAt: null, codeHash: null };
  return Object.assign(new CheckInPerson(), { id, key: id, name, memberId, isWalkIn: true, standing: CheckInStanding.NOT_COMING, changedAt: now, ...unknown });
}

/** What one scan does to the person whom it means, and to what will be kept of them. */
function one(door: Door, scan: CheckInScanInput, at: Date, kept: Map<string, Kept>): { outcome: CheckInOutcome; person?: CheckInPerson } {
  const { event } = door;
  const keep = (person: CheckInPerson, attendedAt: Date, undoneAt: Date | null): void => {
    person.attendanceId ??= person.isWalkIn && !person.registrationId ? person.id : newId(at.getTime());
    kept.set(person.id, { person, attendedAt, claimedAt: scan.at, undoneAt, name: scan.name ?? null, email: scan.email ?? null });
    Object.assign(person, { undoneAt, attendedAt, standing: undoneAt ? CheckInStanding.NOT_COMING : CheckInStanding.ATTENDED });
  };

  if (scan.kind === CheckInKind.UNDO) {
    const person = door.byId.get(scan.personKey!);
    if (!person) return { outcome: CheckInOutcome.NOT_CHECKED_IN };
    if (person.standing !== CheckInStanding.ATTENDED || !person.attendanceId) return { outcome: CheckInOutcome.NOT_CHECKED_IN, person };
    if (person.takesSeat) event.registeredCount -= 1;
    keep(person, person.attendedAt!, at);
    if (!person.isWalkIn) person.standing = CheckInStanding.EXPECTED;
    return { outcome: CheckInOutcome.UNDONE, person };
  }

  const seen = whom(door, scan, at);
  if (!('person' in seen)) return seen;
  const { person } = seen;
  const outcome = arrival(person, at);
  // Two devices that had no network: the earlier one is right about when it was.
  if (outcome === 'ALREADY' && at < person.attendedAt!) keep(person, at, null);
  if (outcome === 'CHECKED_IN') {
    keep(person, at, null);
    return { outcome: CheckInOutcome.CHECKED_IN, person };
  }
  const comesUnannounced = scan.kind === CheckInKind.WALK_IN && outcome !== 'ALREADY' && outcome !== 'UNDONE_SINCE';
  if (!comesUnannounced) return { outcome: CheckInOutcome[outcome], person };
  if (door.takesSeats && event.capacity - event.registeredCount - event.keptCount <= 0) return { outcome: CheckInOutcome.NO_SEAT };
  if (door.takesSeats) event.registeredCount += 1;
  Object.assign(person, { takesSeat: door.takesSeats, isWalkIn: true });
  keep(person, at, null);
  return { outcome: CheckInOutcome.CHECKED_IN, person };
}

function whom(door: Door, { kind, code, personKey, memberId, name }: CheckInScanInput, at: Date): Found {
  if (kind === CheckInKind.WALK_IN) return { person: memberId ? door.byMember.get(memberId)! : stranger(newId(at.getTime()), name!, null, at) };
  if (code) return door.found.get(code)!;
  const person = door.byId.get(personKey!);
  return person ? { person } : { outcome: CheckInOutcome.UNKNOWN_CODE };
}
