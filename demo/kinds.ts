import { code, column, day, defineCsv, email, kana, mapField, oneOf, optionalColumn, reason, text, yesNo } from '#csv';

const role = () =>
  oneOf({
    OWNER: ['代表', 'オーナー', '代表幹事', '研修担当'],
    ADMIN: ['管理者', '副代表'],
    OPERATOR: ['運営', '幹事', '事務局', '世話役', 'Organiser', 'Organizer'],
    MEMBER: ['メンバー', '会員', '一般', '受講者', 'リーダー', 'Learner'],
  });

const words = () => mapField(text({ max: 200 }), (list) => list.split(/[,、]\s*/u).filter((each) => each !== ''));

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
}

const nameMissing = ({ name, familyName, givenName }: Named) =>
  name === null && (familyName === null || givenName === null) ? { column: familyName === null && givenName === null ? ('name' as const) : ('familyName' as const), why: reason('blank', '氏名がありません。', 'has no name.') } : undefined;

/** Members of a company's or a town's community, and operators in a federation. */
export const memberRoster = defineCsv({
  name: 'member-roster',
  label: { ja: '会員名簿', en: 'A member roster' },
  columns: {
    ...names,
    number: optionalColumn(code(), '社員番号', '社員No.', '従業員番号', '職員番号', 'Employee number', 'Employee ID'),
    email: column(email(), 'メールアドレス', 'メール', 'E-mail', 'Mail address'),
    department: optionalColumn(text({ max: 100, lines: true }), '部署', '所属', '部門', '所属課', '店舗・部署', '運営するコミュニティ', 'Department'),
    isLeader: optionalColumn(yesNo(), 'DX推進リーダー', 'リーダー', 'Leader'),
    interests: optionalColumn(words(), '関心のある資格', 'Interests'),
    joinedOn: column(day(), '入会日', '入会年月日', '参加日', '登録日', 'Joined on'),
    role: optionalColumn(role(), '役割', '区分', 'ロール', 'Role'),
  },
  key: ['email'],
  check: nameMissing,
});

/** Former employees, or graduates of a school. */
export const alumniRoster = defineCsv({
  name: 'alumni-roster',
  label: { ja: '卒業生名簿', en: 'An alumni roster' },
  columns: {
    ...names,
    number: optionalColumn(code(), '在籍時社員番号', '修了番号', 'Former employee ID'),
    email: column(email(), 'メールアドレス', 'メール', 'Email'),
    department: optionalColumn(text({ max: 100 }), '最終所属', '修了期・クラス', 'Last department'),
    employedFrom: optionalColumn(day(), '入社年月日', '入社日', '入学日', 'Joined company'),
    employedUntil: optionalColumn(day(), '退職年月日', '退職日', '修了日', 'Left company'),
    joinedOn: column(day(), '登録日', '入会日', 'Joined network'),
    role: optionalColumn(role(), '役割', 'Role'),
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
