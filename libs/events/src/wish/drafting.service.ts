import { Injectable } from '@nestjs/common';
import type { Locale, MemberId } from '#kernel';
import type { Tx } from '#tenancy';
import { findCoHost } from '../cohost/co-host.queries.js';
import { type Event, EventMode } from '../event/event.entity.js';
import { EventService, timeZoneOfTenant } from '../event/event.service.js';
import { CoHostNamed, WishPlanned } from '../events.js';
import { usualTimes } from '../poll/poll.rules.js';
import { DatePolls } from '../poll/poll.service.js';
import { resolve } from '../recurrence/zone.rules.js';
import { setInTx } from '../runsheet/run-sheet.service.js';
import { templateOf } from '../runsheet/template.rules.js';
import { SeriesKind } from '../series/series.entity.js';
import { EventSpeaker, SpeakerState } from '../speaker/speaker.entity.js';
import { WishTheme } from './theme.entity.js';
import { castOf } from './wish.rules.js';
import { offersOf } from './wish.queries.js';
import { within } from '../event/event.queries.js';

const MINUTES = 60;
const SEATS = 30;
const DAYS_TO_ANSWER = 7;

/** Makes an event of a theme: something that people can look at and change, instead of an empty form. */
@Injectable()
export class Drafting {
  constructor(
    private readonly events: EventService,
    private readonly polls: DatePolls,
  ) {}

  /** With who talks, who helps, what happens when, and the question when people have time. `operatorId` prepares it when nobody offered anything. */
  async draft(tx: Tx, theme: WishTheme, locale: Locale, operatorId: MemberId | null): Promise<Event> {
    const { organizerId, speakerId, coHostId } = castOf(await offersOf(within(tx), tx.tenantId!, [theme.id]), operatorId);
    const timeZone = await timeZoneOfTenant(tx);
    const options = usualTimes(tx.now, timeZone);
    const startsAt = resolve(options[0]!, timeZone).at;
    const event = await this.events.createEventInTx(tx, {
      organizerId,
      coHostId,
      isDraft: true,
      input: { title: theme.title, description: theme.text, mode: EventMode.ONLINE, startsAt, endsAt: new Date(startsAt.getTime() + MINUTES * 60_000), capacity: SEATS, timeZone },
    });
    // They offered to, so nobody has to ask them.
    if (speakerId) await tx.insert(EventSpeaker, { eventId: event.id, memberId: speakerId, topic: theme.title, state: SpeakerState.AGREED, askedBy: speakerId, askedAt: tx.now, answeredAt: tx.now });
    await setInTx(tx, event.id, templateOf(SeriesKind.OTHER, MINUTES, locale));
    const closesAt = new Date(tx.now.getTime() + DAYS_TO_ANSWER * 86_400_000);
    const poll = await this.polls.createInTx(tx, { eventId: event.id, options, minutes: MINUTES, timeZone, closesAt, createdBy: organizerId });
    await tx.update(WishTheme, { id: theme.id }, { eventId: event.id });
    await tx.publish(WishPlanned, { themeId: theme.id, eventId: event.id, pollId: poll.id });
    if (coHostId) await tx.publish(CoHostNamed, { eventId: event.id, memberId: coHostId, byMemberId: null });
    else await findCoHost(tx, event);
    return event;
  }
}
