import { ArgsType, Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type Localized, type MemberId, assertText, invalidInput } from '#kernel';
import { Connection, ConnectionArgs, IdField, Refusal, TimeField, addCheck, both, decodeId, outcome } from '#graphql-kit';
import type { EventId } from '../event/event.entity.js';
import { EventCancelled } from '../event/event.graphql.js';

export const SCANS_AT_ONCE = 100;

export enum CheckInStanding {
  EXPECTED = 'EXPECTED',
  ATTENDED = 'ATTENDED',
  WAITING = 'WAITING',
  NOT_COMING = 'NOT_COMING',
}
registerEnumType(CheckInStanding, {
  name: 'CheckInStanding',
  description: 'How somebody stands at the door of an event.',
  valuesMap: {
    EXPECTED: { description: 'Has a seat and is not there yet.' },
    ATTENDED: { description: 'Is there.' },
    WAITING: { description: 'Has no seat: waits for one, or for an approval.' },
    NOT_COMING: { description: 'Cancelled, was declined, or was taken off the list.' },
  },
});

export enum CheckInOutcome {
  CHECKED_IN = 'CHECKED_IN',
  ALREADY = 'ALREADY',
  UNDONE = 'UNDONE',
  NOT_CHECKED_IN = 'NOT_CHECKED_IN',
  UNDONE_SINCE = 'UNDONE_SINCE',
  WAITLISTED = 'WAITLISTED',
  CANCELLED = 'CANCELLED',
  OTHER_EVENT = 'OTHER_EVENT',
  UNKNOWN_CODE = 'UNKNOWN_CODE',
  NO_SEAT = 'NO_SEAT',
}
registerEnumType(CheckInOutcome, {
  name: 'CheckInOutcome',
  description: 'What became of a scan.',
  valuesMap: {
    CHECKED_IN: { description: 'The person is there from now on, and counts once.' },
    ALREADY: { description: 'The person was there already; nothing was counted again.' },
    UNDONE: { description: 'The person is not there any more: it was a mistake.' },
    NOT_CHECKED_IN: { description: 'There was nothing to undo.' },
    UNDONE_SINCE: { description: 'It was scanned before somebody undid it: it does not count.' },
    WAITLISTED: { description: 'The person has no seat: waits for one, or for an approval.' },
    CANCELLED: { description: 'The person cancelled, or was declined.' },
    OTHER_EVENT: { description: 'The code is one of another event.' },
    UNKNOWN_CODE: { description: 'The code is none of this event.' },
    NO_SEAT: { description: 'Who comes unannounced takes a seat here, and none is free.' },
  },
});

export enum CheckInKind {
  CHECK_IN = 'CHECK_IN',
  UNDO = 'UNDO',
  WALK_IN = 'WALK_IN',
}
registerEnumType(CheckInKind, {
  name: 'CheckInKind',
  description: 'What was done at the door.',
  valuesMap: {
    CHECK_IN: { description: 'Somebody came, by a code or found on the list.' },
    UNDO: { description: 'It was a mistake.' },
    WALK_IN: { description: 'Somebody came unannounced.' },
  },
});

@ObjectType({ description: 'Somebody on the list at the door. Of a person no more is told than this.' })
export class CheckInPerson {
  id!: string;
  /** What only the server makes use of. */
  registrationId!: string | null;
  holdId!: string | null;
  memberId!: MemberId | null;
  attendanceId!: string | null;
  takesSeat!: boolean;
  undoneAt!: Date | null;

  @Field({ description: 'By which a scan names the person.' })
  key!: string;
  @Field({ description: 'The name that the person goes by here.' })
  name!: string;
  @Field({ description: 'Whether the person came unannounced.' })
  isWalkIn!: boolean;
  @Field(() => CheckInStanding, { description: 'How the person stands.' })
  standing!: CheckInStanding;
  @Field(() => Date, { nullable: true, description: 'When the person came, in UTC; null unless ATTENDED.' })
  attendedAt!: Date | null;
  @Field({ description: 'When any of this changed, in UTC.' })
  changedAt!: Date;
  @Field(() => String, { nullable: true, description: 'SHA-256 of `<key>.<code>` in hex, by which a device without a network knows the code; null for who came unannounced.' })
  codeHash!: string | null;
}

@ObjectType({ description: 'A page of the list at the door.' })
export class CheckInPersonConnection extends Connection(CheckInPerson) {}

@ArgsType()
export class CheckInPeopleArgs extends ConnectionArgs {
  @TimeField({ nullable: true, description: 'Only those of whom anything changed at this time or later, in UTC; all by default.' })
  changedSince?: Date | null;
}

@ObjectType({ description: 'The door of one event.' })
export class CheckInDesk {
  eventId!: EventId;
  tenantId!: string;

  @Field({ description: 'What the event is called.' })
  title!: string;
  @Field({ description: 'When it begins, in UTC.' })
  startsAt!: Date;
  @Field({ description: 'When it ends, in UTC.' })
  endsAt!: Date;
  @Field({ description: 'Until when anything can be sent by the link, in UTC: a day after the end.' })
  closesAt!: Date;
  @Field(() => String, { nullable: true, description: 'Whom the link is for, in the words of the organizer; null when it was not opened by a link.' })
  label!: string | null;
  @Field({ description: 'The clock of the server, in UTC: a device that shows another time is off.' })
  serverTime!: Date;
  @Field({ description: 'Whether who comes unannounced takes one of the seats.' })
  walkInsTakeSeats!: boolean;
  @Field(() => Int, { description: 'How many seats are neither taken nor kept.' })
  freeCount!: number;
  @Field(() => Int, { description: 'How many have a seat and are not there yet.' })
  expectedCount!: number;
  @Field(() => Int, { description: 'How many are there, those who came unannounced included; each counts once.' })
  attendedCount!: number;
}

@InputType({ description: 'Something that was done at the door, perhaps without a network.' })
export class CheckInScanInput {
  @Field({ description: 'An id that the device made for it, 8 to 64 characters: sent again, it is answered alike and counts once.' })
  clientId!: string;
  @Field(() => CheckInKind, { description: 'What was done.' })
  kind!: CheckInKind;
  @Field(() => Date, { description: 'When, by the clock of the device.' })
  at!: Date;
  @Field(() => String, { nullable: true, description: 'Of CHECK_IN: what was scanned or typed. This or `personKey`.' })
  code?: string | null;
  @Field(() => String, { nullable: true, description: 'Of CHECK_IN and UNDO: the person on the list.' })
  personKey?: string | null;
  @Field(() => String, { nullable: true, description: 'Of WALK_IN: the name, 1 to 100 characters; not needed with `memberId`.' })
  name?: string | null;
  @Field(() => String, { nullable: true, description: 'Of WALK_IN: an e-mail address, by which the person is known again at another event; only organizers see it.' })
  email?: string | null;
  @Field(() => String, { nullable: true, description: 'Of WALK_IN: the id of a member. Only organizers can say it; a helper sees no members.' })
  memberId?: MemberId | null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

const ScansField = (): PropertyDecorator =>
  both(
    Field(() => [CheckInScanInput], { description: `In the order in which they were done, 1 to ${SCANS_AT_ONCE}.` }),
    addCheck((field, value) => {
      const scans = value as CheckInScanInput[];
      if (scans.length > SCANS_AT_ONCE) throw invalidInput(field, 'TOO_MANY', { ja: `一度に送れるのは${SCANS_AT_ONCE}件までです。`, en: `At most ${SCANS_AT_ONCE} at once.` });
      return scans.map((scan, i) => checked(`${field}.${i}`, scan));
    }),
  );

function checked(at: string, scan: CheckInScanInput): CheckInScanInput {
  const wrong = (field: string, reason: string, ja: string, en: string): Error => invalidInput(`${at}.${field}`, reason, { ja, en });
  const year = scan.at.getUTCFullYear();
  if (!(year >= 1970 && year <= 2200)) throw wrong('at', 'OUT_OF_RANGE', '日時が正しくありません。', 'This time is not plausible.');
  const clientId = assertText(`${at}.clientId`, scan.clientId, { min: 8, max: 64 });
  if (scan.kind === CheckInKind.WALK_IN) {
    const memberId = scan.memberId ? (decodeId('Member', `${at}.memberId`, scan.memberId) as MemberId) : null;
    const name = memberId ? null : assertText(`${at}.name`, scan.name ?? '', { min: 1, max: 100 });
    const email = scan.email ? assertText(`${at}.email`, scan.email, { min: 3, max: 254 }).toLowerCase() : null;
    if (email && !ADDRESS.test(email)) throw wrong('email', 'INVALID_EMAIL', 'メールアドレスの形式が正しくありません。', 'This is not an e-mail address.');
    return { clientId, kind: scan.kind, at: scan.at, name, email, memberId };
  }
  const personKey = scan.personKey ?? null;
  if (personKey !== null && !UUID.test(personKey)) throw wrong('personKey', 'INVALID_ID', 'IDの形式が正しくありません。', 'This is not a valid id.');
  const code = scan.kind === CheckInKind.CHECK_IN && scan.code ? assertText(`${at}.code`, scan.code, { min: 1, max: 500 }) : null;
  if (!code && !personKey) throw wrong('personKey', 'REQUIRED', '参加者を指定してください。', 'Say who it is.');
  return { clientId, kind: scan.kind, at: scan.at, code, personKey };
}

@InputType({ isAbstract: true })
abstract class Scans {
  @Field(() => Date, { description: 'The clock of the device as it sends this: what it is off by is taken off each `at`.' })
  sentAt!: Date;
  @ScansField()
  scans!: CheckInScanInput[];
}

@InputType({ description: 'What was done at the door by a helper.' })
export class SyncCheckInsInput extends Scans {
  @Field({ description: 'The last part of the link.' })
  secret!: string;
}

@InputType({ description: 'What was done at the door by an organizer.' })
export class RecordCheckInsInput extends Scans {
  @IdField('Event', { description: 'The event.' })
  eventId!: EventId;
}

@ObjectType({ description: 'What became of one scan.' })
export class CheckInScanResult {
  @Field({ description: 'Which one.' })
  clientId!: string;
  @Field(() => CheckInOutcome, { description: 'What became of it.' })
  outcome!: CheckInOutcome;
  @Field(() => CheckInPerson, { nullable: true, description: 'The person as they stand now; null when the code is not known here.' })
  person!: CheckInPerson | null;
}

@ObjectType({ description: 'What became of what was done at the door.' })
export class CheckInSync {
  @Field(() => CheckInDesk, { description: 'The door as it stands now.' })
  desk!: CheckInDesk;
  @Field(() => Int, { nullable: true, description: 'How many seconds the clock of the device is ahead, or behind when negative; null while it is right to two minutes.' })
  clockOffSeconds!: number | null;
  @Field(() => [CheckInScanResult], { description: 'One for each scan, in their order.' })
  results!: CheckInScanResult[];
}

@ObjectType({ implements: () => Refusal, description: 'The event has been over for more than a day: nothing is changed at its door any more.' })
export class CheckInClosed extends Refusal {
  readonly code = 'CHECK_IN_CLOSED';
  @Field({ description: 'Since when, in UTC.' })
  closedAt!: Date;

  static at(closedAt: Date): CheckInClosed {
    return Object.assign(new CheckInClosed(), { closedAt });
  }
  text(): Localized {
    return { ja: 'このイベントの受付は終了しました。', en: 'The door of this event is closed.' };
  }
}

export const SyncCheckInsResult = outcome('SyncCheckInsResult', [CheckInSync, CheckInClosed, EventCancelled]);
export const RecordCheckInsResult = outcome('RecordCheckInsResult', [CheckInSync, EventCancelled]);
