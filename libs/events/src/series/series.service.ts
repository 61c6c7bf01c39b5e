import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { type Page, type PageArgs, invalidInput, pageRequest, toPage } from '#kernel';
import { type Actor, defineLoader } from '#graphql-kit';
import { once } from '#identity';
import { TenantDb } from '#tenancy';
import type { ClockChangeName, EventSeriesId } from '../event/event.entity.js';
import { daysOf } from '../event/event.service.js';
import { slotsOf } from '../recurrence/recurrence.rules.js';
import { isTimeZone, resolve } from '../recurrence/zone.rules.js';
import { EventSeries } from './series.entity.js';
import { type CreateEventSeriesInput, EventTime, EventTimes, type EventTimesInput } from './series.graphql.js';

const SHOWN = 10;

@Injectable()
export class SeriesService {
  readonly loader = defineLoader<EventSeriesId, EventSeries>(async (ids, { caller: { actor } }) => new Map((actor ? await this.byIds(actor, ids) : []).map((one) => [one.id, one])));

  constructor(private readonly db: TenantDb) {}

  create(actor: Actor, input: CreateEventSeriesInput): Promise<EventSeries> {
    return this.db.write(async (tx) => {
      const { title, kind } = input;
      const id = await once(tx, { memberId: actor.id, operation: 'createEventSeries', key: input.idempotencyKey, input }, () =>
        tx.insert(EventSeries, { title, kind, rule: null, exceptOn: [], startsLocal: null, timeZone: null, createdBy: actor.id, createdAt: tx.now }),
      );
      return tx.get(EventSeries, id);
    });
  }

  /** A guest sees none: they were let in for single events. */
  byIds({ role }: Actor, ids: readonly string[]): Promise<EventSeries[]> {
    if (role === 'GUEST') return Promise.resolve([]);
    return this.db.read((tx) => tx.find(EventSeries, { id: In([...ids]) }));
  }

  /** Newest first. */
  async page(actor: Actor, args: PageArgs): Promise<Page<EventSeries>> {
    const request = pageRequest(args, ['time', 'id']);
    const [comparison, direction] = request.backward ? ['>', 'ASC'] : ['<', 'DESC'];
    const rows = await this.db.readOne<EventSeries>(
      `SELECT s.id, s.tenant_id AS "tenantId", s.title, s.kind, s.rule, s.except_on AS "exceptOn", s.starts_local AS "startsLocal", s.time_zone AS "timeZone", s.created_by AS "createdBy", s.created_at AS "createdAt"
       FROM event_series s WHERE s.tenant_id = $1 AND ($3::timestamptz IS NULL OR (s.created_at, s.id) ${comparison} ($3, $4::uuid)) ORDER BY s.created_at ${direction}, s.id ${direction} LIMIT $2`,
      [actor.tenantId, request.limit + 1, request.key?.[0] ?? null, request.key?.[1] ?? null],
      `event_series_${direction}`,
    );
    return toPage(rows.map((row) => Object.assign(new EventSeries(), row)), request, (s) => [s.createdAt.toISOString(), s.id]);
  }

  /** What an event would be made of; nothing is kept. @throws INVALID_INPUT */
  times({ startsLocal, endsLocal, timeZone, recurrence }: EventTimesInput): EventTimes {
    if (!isTimeZone(timeZone)) throw invalidInput('input.timeZone', 'INVALID_TIME_ZONE', { ja: 'タイムゾーンが正しくありません。', en: 'This is not a time zone.' });
    const start = resolve(startsLocal, timeZone);
    const span = resolve(endsLocal, timeZone).at.getTime() - start.at.getTime();
    if (span <= 0) throw invalidInput('input.endsLocal', 'OUT_OF_RANGE', { ja: '終了は開始より後にしてください。', en: 'It must end after it begins.' });
    const slots = recurrence ? slotsOf({ rule: recurrence.rule, exceptOn: daysOf(recurrence.exceptOn) }, startsLocal, timeZone).slots : [start];
    const times = slots
      .filter(({ clockChange }, i) => i < SHOWN || clockChange)
      .map(({ at, clockChange }) => Object.assign(new EventTime(), { startsAt: at, endsAt: new Date(at.getTime() + span), clockChange: clockChange as ClockChangeName | null }));
    return Object.assign(new EventTimes(), { count: slots.length, times, lastStartsAt: slots.at(-1)!.at });
  }
}
