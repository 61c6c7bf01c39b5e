import { alumniRoster } from '#alumni';
import { column, day, defineCsv, email, optionalColumn } from '#csv';
import { rosterRole } from '#imports';

export { memberRoster } from '#imports';

/** Members of a network of former employees, or of graduates: the organization's own list, with who joined the network when. */
export const alumniMembers = defineCsv({
  name: 'alumni-members',
  label: { ja: '卒業生会の会員名簿', en: 'A roster of an alumni network' },
  columns: { ...alumniRoster.columns, email: column(email(), 'メールアドレス', 'メール', 'Email'), joinedOn: column(day(), '登録日', '入会日', 'Joined network'), role: optionalColumn(rosterRole(), '役割', 'Role') },
  key: ['email'],
  check: alumniRoster.check,
});
