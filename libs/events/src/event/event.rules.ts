import { type AppError, invalidInput } from '#kernel';

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
export function whyNotCreate(plan: Plan): AppError | undefined {
  const wrong = (field: keyof Plan, reason: string, ja: string, en: string): AppError => invalidInput(`input.${field}`, reason, { ja, en });
  if (plan.endsAt <= plan.startsAt) return wrong('endsAt', 'OUT_OF_RANGE', '終了は開始より後にしてください。', 'It must end after it begins.');
  if (plan.registrationClosesAt > plan.endsAt) return wrong('registrationClosesAt', 'OUT_OF_RANGE', '申込締切は終了までにしてください。', 'Registration must close before it ends.');
  if (!isTimeZone(plan.timeZone)) return wrong('timeZone', 'INVALID_TIME_ZONE', 'タイムゾーンが正しくありません。', 'This is not a time zone.');
  if (plan.mode !== 'ONLINE' && !plan.place) return wrong('place', 'REQUIRED', '会場を入力してください。', 'Please say where it takes place.');
  if (plan.onlineUrl && !isWebAddress(plan.onlineUrl)) return wrong('onlineUrl', 'INVALID_URL', 'http または https のURLを入力してください。', 'Use an http or https address.');
  return undefined;
}

/** A zone by its IANA name; offsets such as +09:00 know no summer time, so they are not accepted. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

export function isWebAddress(text: string): boolean {
  if (!/^https?:\/\/[^\s\\]+$/i.test(text)) return false;
  return URL.canParse(text);
}
