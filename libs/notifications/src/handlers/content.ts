import type { Heard, PayloadOf } from '#messaging';
import type { Content } from '../delivery/notice.js';
import type { NotificationKind } from '../inbox/notification.entity.js';

/** The fact as its handler hears it. */
export type Of<E> = Heard<PayloadOf<E>>;

/** What a notice about this fact says; what is not named crosses no border, has no author and nothing to open. */
export const content = (event: Heard<unknown>, kind: NotificationKind, more: Partial<Content>): Content => ({ kind, eventId: event.id, subject: null, actorId: null, partnerTenantId: null, params: {}, ...more });

/** The words about something that takes place. */
export const about = ({ title, startsAt, timeZone }: { title: string; startsAt: Date; timeZone: string }): Content['params'] => ({ title, startsAt: startsAt.toISOString(), timeZone });
