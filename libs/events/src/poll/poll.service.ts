import { Injectable } from '@nestjs/common';
import { Clock, type MemberId, type Page, type PageArgs, forbidden, invalidInput, notFound, refuse, toGlobalId } from '#kernel';
import { type Actor, defineLoader } from '#graphql-kit';
import { Member, memberColumns, once } from '#identity';
import { TenantDb, type Tx } from '#tenancy';
import { DatePollOpen, EventPublished } from '../event/editing.graphql.js';
import type { Event, EventId } from '../event/event.entity.js';
import { EventCancelled } from '../event/event.graphql.js';
import { type Reader, changeEvent, within } from '../event/event.queries.js';
import { isTimeZone, looksAfter } from '../event/event.rules.js';
import { EventService } from '../event/event.service.js';
import { DateChosen } from '../events.js';
import { DatePollDue } from './poll.due.js';
import { type DateAnswer, DatePoll, type DatePollId, DatePollOption, DatePollState } from './poll.entity.js';
import { type AnswerDatePollInput, type ChooseDateInput, type CreateDatePollInput, DateAnswerGiven, DatePassed, DatePollClosed, DatePollRespondent } from './poll.graphql.js';
import { isDateOpen, lockPoll, openPolls, pollsByIds, pollsOfEvents } from './poll.queries.js';
import { pollState, slotsFrom, whyNotClosesAt } from './poll.rules.js';
import { putAnswers } from './answers.queries.js';

export interface NewPoll {
  eventId: EventId;
  options: readonly string[];
  minutes: number;
  timeZone: string;
  closesAt: Date;
  createdBy: MemberId;
}

/** When people have time. */
@Injectable()
export class DatePolls {
  readonly ofEvents = defineLoader<EventId, DatePoll>(async (ids, { caller: { actor } }) => (actor?.permissions.has('wishes:read') ? pollsOfEvents(this.db, actor, ids) : new Map<EventId, DatePoll>()));

  constructor(
    private readonly db: TenantDb,
    private readonly events: EventService,
    private readonly clock: Clock,
  ) {}

  byIds(actor: Actor, ids: readonly string[]): Promise<Map<DatePollId, DatePoll>> {
    return pollsByIds(this.db, actor, ids);
  }

  async optionsByIds(actor: Actor, ids: readonly string[]): Promise<DatePollOption[]> {
    const rows = await this.db.readOne<{ pollId: string }>('SELECT DISTINCT poll_id AS "pollId" FROM date_poll_option WHERE tenant_id = $1 AND id = ANY ($2)', [actor.tenantId, [...ids]], 'date_polls_of_options');
    const polls = await this.byIds(actor, rows.map(({ pollId }) => pollId));
    return [...polls.values()].flatMap(({ options }) => options.filter(({ id }) => ids.includes(id)));
  }

  /** @throws NOT_FOUND */
  async get(actor: Actor, id: DatePollId, db: Reader = this.db): Promise<DatePoll> {
    const poll = (await pollsByIds(db, actor, [id])).get(id);
    if (!poll) throw notFound();
    return poll;
  }

  open(actor: Actor, args: PageArgs): Promise<Page<DatePoll>> {
    return openPolls(this.db, actor, args, this.clock.now());
  }

  stateOf = (poll: DatePoll): DatePollState => pollState(poll, this.clock.now());

  /** @throws NOT_FOUND, FORBIDDEN, INVALID_INPUT; refuses with DatePollOpen, EventPublished or EventCancelled */
  create(actor: Actor, input: CreateDatePollInput): Promise<DatePoll> {
    return this.db.write(async (tx) => {
      const { options, minutes, closesAt, idempotencyKey: key } = input;
      const id = await once(tx, { memberId: actor.id, operation: 'createDatePoll', key, input }, async () => {
        const event = await this.draft(tx, actor, input.eventId);
        if (await isDateOpen(tx, event.id)) refuse(new DatePollOpen());
        return this.createInTx(tx, { eventId: event.id, options, minutes, closesAt, timeZone: input.timeZone ?? event.timeZone, createdBy: actor.id });
      });
      return this.get(actor, id as DatePollId, within(tx));
    });
  }

  /** @throws INVALID_INPUT */
  async createInTx(tx: Tx, { eventId, options, minutes, timeZone, closesAt, createdBy }: NewPoll): Promise<DatePoll> {
    if (!isTimeZone(timeZone)) throw invalidInput('input.timeZone', 'INVALID_TIME_ZONE', { ja: 'タイムゾーンが正しくありません。', en: 'This is not a time zone.' });
    const slots = slotsFrom(options, timeZone, tx.now);
    const why = whyNotClosesAt(closesAt, slots, tx.now);
    if (why) throw why;
    const poll = await tx.insert(DatePoll, { eventId, timeZone, minutes, closesAt, closedAt: null, chosenOptionId: null, createdBy, createdAt: tx.now } as never);
    await tx.insertAll(DatePollOption, slots.map(({ at, clockChange }) => ({ pollId: poll.id, startsAt: at, clockChange })) as never);
    await tx.publish(DatePollDue, { pollId: poll.id, at: closesAt.toISOString() }, { notBefore: closesAt });
    return poll;
  }

  /** @throws NOT_FOUND also for a time of another poll; refuses with DatePollClosed or EventCancelled */
  answer(actor: Actor, { pollId, answers }: AnswerDatePollInput): Promise<DatePoll> {
    return this.db.write(async (tx) => {
      const poll = await this.answerable(tx, actor, pollId);
      const known = new Set<string>(poll.options.map(({ id }) => id));
      if (answers.some(({ optionId }) => !known.has(optionId))) throw notFound();
      await putAnswers(tx, pollId, actor.id, answers);
      return this.get(actor, pollId, within(tx));
    });
  }

  /** @throws NOT_FOUND, FORBIDDEN; refuses with DatePollClosed */
  close(actor: Actor, pollId: DatePollId): Promise<DatePoll> {
    return this.db.write(async (tx) => {
      const poll = await this.toDecide(tx, actor, pollId);
      if (poll.closedAt) refuse(new DatePollClosed());
      await tx.update(DatePoll, { id: pollId }, { closedAt: tx.now });
      return this.get(actor, pollId, within(tx));
    });
  }

  /**
   * The event takes place at that time, in the zone of the poll. Also after the poll was closed.
   * @throws NOT_FOUND, FORBIDDEN; refuses with DatePollClosed when a date was chosen before, DatePassed, EventPublished or EventCancelled
   */
  choose(actor: Actor, { pollId, optionId }: ChooseDateInput): Promise<DatePoll> {
    return this.db.write(async (tx) => {
      const poll = await this.toDecide(tx, actor, pollId);
      const event = await this.draft(tx, actor, poll.eventId);
      if (poll.chosenOptionId) refuse(new DatePollClosed());
      const option = poll.options.find(({ id }) => id === optionId);
      if (!option) throw notFound();
      if (option.startsAt <= tx.now) refuse(new DatePassed());
      const { startsAt, endsAt, clockChange } = option;
      await changeEvent(tx, event, { startsAt, endsAt, registrationClosesAt: startsAt, timeZone: poll.timeZone, clockChange });
      await tx.update(DatePoll, { id: pollId }, { chosenOptionId: optionId, closedAt: tx.now });
      await tx.publish(DateChosen, { pollId, eventId: event.id, byMemberId: actor.id });
      return this.get(actor, pollId, within(tx));
    });
  }

  /** For those who look after the event; who answered last comes last. */
  async respondents({ tenantId }: Actor, poll: DatePoll): Promise<DatePollRespondent[]> {
    const rows = await this.db.readOne<{ by: Member; answers: Record<string, DateAnswer> }>(
      `SELECT (SELECT to_json(one) FROM (SELECT ${memberColumns('m')} FROM member m WHERE m.tenant_id = $1 AND m.id = a.member_id) one) AS by, json_object_agg(a.option_id, a.answer) AS answers
       FROM date_poll_answer a WHERE a.tenant_id = $1 AND a.poll_id = $2 GROUP BY a.member_id ORDER BY max(a.answered_at), a.member_id LIMIT 200`,
      [tenantId, poll.id],
      'date_poll_respondents',
    );
    return rows.map(({ by, answers }) =>
      Object.assign(new DatePollRespondent(), {
        member: Object.assign(new Member(), by, { joinedAt: new Date(by.joinedAt) }),
        answers: poll.options.flatMap((option) => (answers[option.id] ? [Object.assign(new DateAnswerGiven(), { optionId: toGlobalId('DatePollOption', option.id), answer: answers[option.id] })] : [])),
      }),
    );
  }

  private async answerable(tx: Tx, actor: Actor, id: DatePollId): Promise<DatePoll> {
    const poll = await lockPoll(tx, actor, id);
    if (!poll) throw notFound();
    const event = await tx.first<{ cancelledAt: Date | null }>('SELECT cancelled_at AS "cancelledAt" FROM event WHERE tenant_id = $1 AND id = $2', [tx.tenantId, poll.eventId]);
    if (event?.cancelledAt) refuse(new EventCancelled());
    if (pollState(poll, tx.now) !== DatePollState.OPEN) refuse(new DatePollClosed());
    return poll;
  }

  private async toDecide(tx: Tx, actor: Actor, id: DatePollId): Promise<DatePoll> {
    const poll = await lockPoll(tx, actor, id);
    if (!poll) throw notFound();
    if (!looksAfter(poll, actor)) throw forbidden();
    return poll;
  }

  private async draft(tx: Tx, actor: Actor, eventId: EventId): Promise<Event> {
    const event = await this.events.toLookAfter(tx, actor, eventId);
    if (event.cancelledAt) refuse(new EventCancelled());
    if (event.publishedAt) refuse(new EventPublished());
    return event;
  }
}
