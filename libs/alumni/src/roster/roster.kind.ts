import { code, column, day, defineCsv, kana, optionalColumn, reason, text } from '#csv';

/** A name in one column or in two; a roster may have either. */
const names = {
  name: optionalColumn(text({ max: 60 }), '氏名', '名前', 'お名前', 'Name', 'Full name'),
  familyName: optionalColumn(text({ max: 30 }), '姓', '氏', 'Family name', 'Last name', 'Surname'),
  givenName: optionalColumn(text({ max: 30 }), '名', 'Given name', 'First name'),
  kana: optionalColumn(kana(), 'フリガナ', 'ふりがな', '氏名カナ', 'カナ', 'Kana'),
  familyKana: optionalColumn(kana(), 'セイ', '姓カナ', 'Family name kana'),
  givenKana: optionalColumn(kana(), 'メイ', '名カナ', 'Given name kana'),
};

interface Named {
  name: string | null;
  familyName: string | null;
  givenName: string | null;
  kana: string | null;
  familyKana: string | null;
  givenKana: string | null;
}

/** What an organization's list of former employees or graduates says: who was there, and from when until when. */
export const alumniRoster = defineCsv({
  name: 'alumni-roster',
  label: { ja: '卒業生名簿', en: 'An alumni roster' },
  columns: {
    ...names,
    number: column(code(), '在籍時社員番号', '社員番号', '修了番号', 'Former employee ID', 'Employee number'),
    department: optionalColumn(text({ max: 100 }), '最終所属', '修了期・クラス', 'Last department'),
    employedFrom: column(day(), '入社年月日', '入社日', '入学日', 'Joined company'),
    employedUntil: column(day(), '退職年月日', '退職日', '修了日', 'Left company'),
  },
  key: ['number'],
  check: (row) => {
    if (row.name === null && (row.familyName === null || row.givenName === null)) {
      return { column: row.familyName === null && row.givenName === null ? ('name' as const) : ('familyName' as const), why: reason('blank', '氏名がありません。', 'has no name.') };
    }
    const isBackwards = row.employedUntil < row.employedFrom;
    return isBackwards ? { column: 'employedUntil' as const, why: reason('ends-before-it-begins', '退職日が入社日より前です。', 'is before the first day.') } : undefined;
  },
});

/** Family name first, except for names that are written in Latin letters. */
export function displayName({ name, familyName, givenName }: Named): string {
  if (name !== null) return name.replace(/\s+/gu, ' ');
  const both = [familyName, givenName].filter((each) => each !== null);
  return (/^[\p{Script=Latin}\s'.-]+$/u.test(both.join('')) ? both.reverse() : both).join(' ');
}

export function kanaOf({ kana, familyKana, givenKana }: Named): string | null {
  if (kana !== null) return kana;
  return familyKana === null && givenKana === null ? null : [familyKana, givenKana].filter((each) => each !== null).join(' ');
}
