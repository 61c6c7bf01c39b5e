import { code, column, day, defineCsv, email, optionalColumn, reason, text } from '#csv';
import { nameMissing, rosterNames, rosterRole } from '#imports';

export { memberRoster } from '#imports';

/** Former employees, or graduates of a school. */
export const alumniRoster = defineCsv({
  name: 'alumni-roster',
  label: { ja: '卒業生名簿', en: 'An alumni roster' },
  columns: {
    ...rosterNames,
    number: optionalColumn(code(), '在籍時社員番号', '修了番号', 'Former employee ID'),
    email: column(email(), 'メールアドレス', 'メール', 'Email'),
    department: optionalColumn(text({ max: 100 }), '最終所属', '修了期・クラス', 'Last department'),
    employedFrom: optionalColumn(day(), '入社年月日', '入社日', '入学日', 'Joined company'),
    employedUntil: optionalColumn(day(), '退職年月日', '退職日', '修了日', 'Left company'),
    joinedOn: column(day(), '登録日', '入会日', 'Joined network'),
    role: optionalColumn(rosterRole(), '役割', 'Role'),
  },
  key: ['email'],
  check: (row) => {
    const nameless = nameMissing(row);
    if (nameless) return nameless;
    const { employedFrom, employedUntil } = row;
    const isBackwards = employedFrom !== null && employedUntil !== null && employedUntil < employedFrom;
    return isBackwards ? { column: 'employedUntil' as const, why: reason('ends-before-it-begins', '退職日が入社日より前です。', 'is before the first day.') } : undefined;
  },
});
