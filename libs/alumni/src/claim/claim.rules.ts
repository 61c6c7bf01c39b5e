import { type AppError, invalidInput } from '#kernel';
import { isReading, monthNumber, nameKey } from '../roster/keys.rules.js';

interface Said {
  kana: string;
  joinedMonth: string;
  leftMonth: string;
}
interface Recorded {
  nameKeys: readonly string[];
  joinedOn: string;
  leftOn: string;
}
interface Named {
  displayName: string;
  kana: string | null;
}

/** People remember the first and the last day of a job to about a month. */
const MONTHS_OFF = 1;

/** What is wrong with a claim before it is compared with anything; undefined when nothing is. */
export function whyNotClaim({ kana, joinedMonth, leftMonth }: Said): AppError | undefined {
  if (!isReading(kana)) return invalidInput('input.kana', 'NOT_KANA', { ja: 'カタカナかひらがな (またはローマ字) で入力してください。', en: 'Write it in kana, or in Latin letters.' });
  const [joined, left] = [monthNumber(joinedMonth), monthNumber(leftMonth)];
  const month = (field: string): AppError => invalidInput(`input.${field}`, 'INVALID_MONTH', { ja: '年と月を「2015-04」のように入力してください。', en: 'Give year and month as 2015-04.' });
  if (joined === undefined) return month('joinedMonth');
  if (left === undefined) return month('leftMonth');
  if (left < joined) return invalidInput('input.leftMonth', 'OUT_OF_RANGE', { ja: '退職した月は、入社した月より後にしてください。', en: 'You cannot have left before you joined.' });
  return undefined;
}

/** Whether what a person says about themselves is what the record says: reading and period; the number found the record. */
export function fitsRecord(said: Said, record: Recorded): boolean {
  const near = (month: string, day: string): boolean => Math.abs((monthNumber(month) ?? NaN) - (monthNumber(day.slice(0, 7)) ?? NaN)) <= MONTHS_OFF;
  return record.nameKeys.includes(nameKey(said.kana)) && near(said.joinedMonth, record.joinedOn) && near(said.leftMonth, record.leftOn);
}

/** Whether the person goes by the record's name here. Who does not may have married, or may not be who they say: somebody looks at it. */
export const goesByIt = (person: Named, record: Recorded): boolean => [person.kana, person.displayName].some((name) => name !== null && record.nameKeys.includes(nameKey(name)));
