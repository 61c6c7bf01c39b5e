import { type AppError, invalidInput } from '#kernel';
import { isTimeZone } from '../recurrence/zone.rules.js';

export { isTimeZone };

interface Plan {
  mode: string;
  place?: string | null;
  onlineUrl?: string | null;
  startsAt: Date;
  endsAt: Date;
  timeZone: string;
  registrationClosesAt: Date;
}

/** What is wrong with a planned event; undefined when nothing is. */
export function whyNotPlan(plan: Plan): AppError | undefined {
  const wrong = (field: keyof Plan, reason: string, ja: string, en: string): AppError => invalidInput(`input.${field}`, reason, { ja, en });
  if (plan.endsAt <= plan.startsAt) return wrong('endsAt', 'OUT_OF_RANGE', '終了は開始より後にしてください。', 'It must end after it begins.');
  if (plan.registrationClosesAt > plan.endsAt) return wrong('registrationClosesAt', 'OUT_OF_RANGE', '申込締切は終了までにしてください。', 'Registration must close before it ends.');
  if (!isTimeZone(plan.timeZone)) return wrong('timeZone', 'INVALID_TIME_ZONE', 'タイムゾーンが正しくありません。', 'This is not a time zone.');
  if (plan.mode !== 'ONLINE' && !plan.place) return wrong('place', 'REQUIRED', '会場を入力してください。', 'Please say where it takes place.');
  if (plan.onlineUrl && !isWebAddress(plan.onlineUrl)) return wrong('onlineUrl', 'INVALID_URL', 'http または https のURLを入力してください。', 'Use an http or https address.');
  return undefined;
}

export function isWebAddress(text: string): boolean {
  if (!/^https?:\/\/[^\s\\]+$/i.test(text)) return false;
  return URL.canParse(text);
}

interface Life {
  publishedAt: Date | null;
  cancelledAt: Date | null;
  endsAt: Date;
}

/** Where an event is in its life. */
export function stateOf({ publishedAt, cancelledAt, endsAt }: Life, now: Date): 'DRAFT' | 'PUBLISHED' | 'CANCELLED' | 'DONE' {
  if (cancelledAt) return 'CANCELLED';
  if (!publishedAt) return 'DRAFT';
  return now >= endsAt ? 'DONE' : 'PUBLISHED';
}

interface Where {
  startsAt: Date;
  endsAt: Date;
  mode: string;
  place: string | null;
  onlineUrl: string | null;
}

/** What those who come must hear of: another time, another place. Words may change quietly. */
export function whatMatters(before: Where, after: Where): ('TIME' | 'PLACE')[] {
  const isElsewhen = before.startsAt.getTime() !== after.startsAt.getTime() || before.endsAt.getTime() !== after.endsAt.getTime();
  const isElsewhere = before.mode !== after.mode || before.place !== after.place || before.onlineUrl !== after.onlineUrl;
  return [...(isElsewhen ? (['TIME'] as const) : []), ...(isElsewhere ? (['PLACE'] as const) : [])];
}

/** Whoever looks after events looks after all of them; those who organize it after this one. */
export const looksAfter = (event: { organizerId: string; coHostId: string | null }, actor: { id: string; permissions: ReadonlySet<string> }): boolean =>
  actor.permissions.has('events:manage') || event.organizerId === actor.id || event.coHostId === actor.id;
