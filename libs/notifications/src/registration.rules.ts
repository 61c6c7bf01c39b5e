import { NotificationKind } from './inbox/notification.entity.js';

type State = 'REQUESTED' | 'REGISTERED' | 'WAITLISTED' | 'DECLINED' | 'CANCELLED' | 'ATTENDED';

/** What a person is told when their registration came from one state into another; undefined for what they did or see themselves. */
export function toldOf(state: State, before: State | null): NotificationKind | undefined {
  if (state === before) return undefined;
  if (state === 'DECLINED') return before === 'REQUESTED' ? NotificationKind.REGISTRATION_DECLINED : undefined;
  if (state === 'WAITLISTED') return NotificationKind.REGISTRATION_WAITLISTED;
  if (state !== 'REGISTERED' || before === 'ATTENDED') return undefined;
  return before === 'WAITLISTED' ? NotificationKind.REGISTRATION_PROMOTED : NotificationKind.REGISTRATION_CONFIRMED;
}
