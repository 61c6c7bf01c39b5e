import { code, column, day, defineCsv, optionalColumn, reason, text } from '#csv';
import { nameMissing, rosterNames } from '#imports';

/** What an organization's list of former employees or graduates says: who was there, and from when until when. */
export const alumniRoster = defineCsv({
  name: 'alumni-roster',
  label: { ja: '卒業生名簿', en: 'An alumni roster' },
  columns: {
    ...rosterNames,
    number: column(code(), '在籍時社員番号', '社員番号', '修了番号', 'Former employee ID', 'Employee number'),
    department: optionalColumn(text({ max: 100 }), '最終所属', '修了期・クラス', 'Last department'),
    employedFrom: column(day(), '入社年月日', '入社日', '入学日', 'Joined company'),
    employedUntil: column(day(), '退職年月日', '退職日', '修了日', 'Left company'),
  },
  key: ['number'],
  check: (row) => {
    const nameless = nameMissing(row);
    if (nameless) return nameless;
    const isBackwards = row.employedUntil < row.employedFrom;
    return isBackwards ? { column: 'employedUntil' as const, why: reason('ends-before-it-begins', '退職日が入社日より前です。', 'is before the first day.') } : undefined;
  },
});
