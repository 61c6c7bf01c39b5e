import { code, column, day, defineCsv, email, kana, mapField, oneOf, optionalColumn, reason, text, yesNo } from '#csv';
import type { RosterName } from './roster.rules.js';

/** The role in a community, in the words of its people. */
export const rosterRole = () =>
  oneOf({
    OWNER: ['代表', 'オーナー', '代表幹事', '研修担当'],
    ADMIN: ['管理者', '副代表'],
    OPERATOR: ['運営', '幹事', '事務局', '世話役', 'Organiser', 'Organizer'],
    MEMBER: ['メンバー', '会員', '一般', '受講者', 'リーダー', 'Learner'],
  });

const words = () => mapField(text({ max: 200 }), (list) => list.split(/[,、]\s*/u).filter((each) => each !== ''));

/** A name in one column or in two; a roster may have either. */
export const rosterNames = {
  name: optionalColumn(text({ max: 60 }), '氏名', '名前', 'お名前', 'Name', 'Full name'),
  familyName: optionalColumn(text({ max: 30 }), '姓', '氏', 'Family name', 'Last name', 'Surname'),
  givenName: optionalColumn(text({ max: 30 }), '名', 'Given name', 'First name'),
  kana: optionalColumn(kana(), 'フリガナ', 'ふりがな', '氏名カナ', 'カナ', 'Kana'),
  familyKana: optionalColumn(kana(), 'セイ', '姓カナ', 'Family name kana'),
  givenKana: optionalColumn(kana(), 'メイ', '名カナ', 'Given name kana'),
};

/** A rule across the name's columns: one of the two ways must be there. */
export const nameMissing = ({ name, familyName, givenName }: Pick<RosterName, 'name' | 'familyName' | 'givenName'>) =>
  name === null && (familyName === null || givenName === null) ? { column: familyName === null && givenName === null ? ('name' as const) : ('familyName' as const), why: reason('blank', '氏名がありません。', 'has no name.') } : undefined;

/** Members of a company's or a town's community, and operators in a federation. */
export const memberRoster = defineCsv({
  name: 'member-roster',
  label: { ja: '会員名簿', en: 'A member roster' },
  columns: {
    ...rosterNames,
    number: optionalColumn(code(), '社員番号', '社員No.', '従業員番号', '職員番号', 'Employee number', 'Employee ID'),
    email: column(email(), 'メールアドレス', 'メール', 'E-mail', 'Mail address'),
    department: optionalColumn(text({ max: 100, lines: true }), '部署', '所属', '部門', '所属課', '店舗・部署', '運営するコミュニティ', 'Department'),
    isLeader: optionalColumn(yesNo(), 'DX推進リーダー', 'リーダー', 'Leader'),
    interests: optionalColumn(words(), '関心のある資格', 'Interests'),
    joinedOn: column(day(), '入会日', '入会年月日', '参加日', '登録日', 'Joined on'),
    role: optionalColumn(rosterRole(), '役割', '区分', 'ロール', 'Role'),
  },
  key: ['email'],
  check: nameMissing,
});
