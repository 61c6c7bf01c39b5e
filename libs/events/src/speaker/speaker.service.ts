import { Injectable } from '@nestjs/common';
import { notFound, refuse } from '#kernel';
import { type Actor, defineLoader } from '#graphql-kit';
import { Member, memberColumns } from '#identity';
import { TenantDb, type Tx } from '#tenancy';
import type { EventId } from '../event/event.entity.js';
import { EventCancelled } from '../event/event.graphql.js';
import { lockEvent } from '../event/event.queries.js';
import { EventService } from '../event/event.service.js';
import { SpeakerAnswered, SpeakerAsked } from '../events.js';
import { EventSpeaker, type EventSpeakerId, SpeakerState } from './speaker.entity.js';
import { AlreadyAsked, type AnswerSpeakingInput, type AskSpeakerInput } from './speaker.graphql.js';

/** Nobody is named as a speaker who did not say yes. */
@Injectable()
export class Speakers {
  /** All that were asked; who may see which of them, the resolver says. */
  readonly ofEvents = defineLoader<EventId, EventSpeaker[]>(async (ids, { caller: { actor } }) => {
    const found = new Map<string, EventSpeaker[]>(ids.map((id) => [id, []]));
    if (!actor) return found;
    const rows = await this.db.readOne<EventSpeaker & { by: Member }>(
      `SELECT s.id, s.tenant_id AS "tenantId", s.event_id AS "eventId", s.member_id AS "memberId", s.topic, s.state, s.asked_by AS "askedBy", s.asked_at AS "askedAt", s.answered_at AS "answeredAt",
         (SELECT to_json(one) FROM (SELECT ${memberColumns('m')}) one) AS by
       FROM event_speaker s JOIN member m ON m.tenant_id = $1 AND m.id = s.member_id AND m.state = 'ACTIVE' WHERE s.tenant_id = $1 AND s.event_id = ANY ($2) ORDER BY s.asked_at, s.id`,
      [actor.tenantId, [...ids]],
      'event_speakers',
    );
    for (const { by, ...row } of rows) found.get(row.eventId)!.push(Object.assign(new EventSpeaker(), row, { member: Object.assign(new Member(), by, { joinedAt: new Date(by.joinedAt) }) }));
    return found;
  });

  constructor(
    private readonly db: TenantDb,
    private readonly events: EventService,
  ) {}

  /** @throws NOT_FOUND, FORBIDDEN; refuses with AlreadyAsked or EventCancelled */
  ask(actor: Actor, { eventId, memberId, topic }: AskSpeakerInput): Promise<EventSpeaker> {
    return this.db.write(async (tx) => {
      const event = await this.events.toLookAfter(tx, actor, eventId);
      if (event.cancelledAt) refuse(new EventCancelled());
      const member = await tx.findOne(Member, { id: memberId });
      if (member?.state !== 'ACTIVE' || member.role === 'GUEST') throw notFound();
      const there = await tx.findOne(EventSpeaker, { eventId, memberId });
      if (there) refuse(AlreadyAsked.with(there));
      // Who asks oneself has agreed.
      const isOneself = memberId === actor.id;
      const speaker = await tx.insert(EventSpeaker, {
        eventId, memberId, topic, state: isOneself ? SpeakerState.AGREED : SpeakerState.ASKED, askedBy: actor.id, askedAt: tx.now, answeredAt: isOneself ? tx.now : null,
      });
      if (!isOneself) await tx.publish(SpeakerAsked, { eventId, memberId, byMemberId: actor.id });
      return speaker;
    });
  }

  /** @throws NOT_FOUND also for what somebody else was asked; refuses with EventCancelled */
  answer(actor: Actor, { speakerId, agrees }: AnswerSpeakingInput): Promise<EventSpeaker> {
    return this.db.write(async (tx) => {
      const speaker = await tx.get(EventSpeaker, speakerId);
      if (speaker.memberId !== actor.id) throw notFound();
      const event = (await lockEvent(tx, speaker.eventId))!;
      if (event.cancelledAt) refuse(new EventCancelled());
      const state = agrees ? SpeakerState.AGREED : SpeakerState.DECLINED;
      const { state: before, askedBy } = await tx.get(EventSpeaker, speakerId);
      if (before === state || event.endsAt <= tx.now) return tx.get(EventSpeaker, speakerId);
      await tx.update(EventSpeaker, { id: speakerId }, { state, answeredAt: tx.now });
      if (askedBy !== actor.id) await tx.publish(SpeakerAnswered, { eventId: event.id, memberId: actor.id, askedBy, agrees });
      return tx.get(EventSpeaker, speakerId);
    });
  }

  /** @throws NOT_FOUND, FORBIDDEN */
  remove(actor: Actor, id: EventSpeakerId): Promise<boolean> {
    return this.db.write(async (tx) => {
      const { eventId } = await tx.get(EventSpeaker, id);
      await this.events.toLookAfter(tx, actor, eventId);
      return (await tx.delete(EventSpeaker, { id })) > 0;
    });
  }

  /** Those that the actor may see. */
  byIds(actor: Actor, ids: readonly string[]): Promise<EventSpeaker[]> {
    return this.db.read(async (tx) => {
      const rows = await visible(tx, actor, ids);
      return rows.map((row) => Object.assign(new EventSpeaker(), row));
    });
  }
}

const visible = (tx: Tx, actor: Actor, ids: readonly string[]): Promise<EventSpeaker[]> =>
  tx.query<EventSpeaker>(
    `SELECT s.id, s.tenant_id AS "tenantId", s.event_id AS "eventId", s.member_id AS "memberId", s.topic, s.state, s.asked_by AS "askedBy", s.asked_at AS "askedAt", s.answered_at AS "answeredAt"
     FROM event_speaker s JOIN event e ON e.tenant_id = $1 AND e.id = s.event_id
     WHERE s.tenant_id = $1 AND s.id = ANY ($2) AND (s.state = 'AGREED' AND e.published_at IS NOT NULL AND $5 OR s.member_id = $3 OR $3 IN (e.organizer_id, e.co_host_id) OR $4)`,
    [tx.tenantId, [...ids], actor.id, actor.permissions.has('events:manage'), actor.role !== 'GUEST'],
  );
