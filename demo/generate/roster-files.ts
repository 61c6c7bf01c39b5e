import { inEra, withSlashes } from './calendar.js';
import { breakRow } from './broken-rows.js';
import type { Mistake, RosterColumns } from './broken-rows.js';
import type { Membership, Role } from './people.js';
import { Random } from './random.js';
import type { TenantPlan } from './tenants.js';

/** A roster as its administrator keeps it: own headings, own way of writing days, own words for roles. */
interface Style {
  encoding: 'utf-8' | 'utf-8-bom' | 'cp932';
  lineEnd: '\r\n' | '\n';
  headings: string[];
  row(member: Membership, i: number): string[];
  at: RosterColumns;
  mistakes: Mistake[];
}

export interface RosterFile {
  encoding: Style['encoding'];
  text: string;
}

const fullName = ({ name }: Membership, space = ' ') => `${name.family}${space}${name.given}`;
const fullKana = ({ name }: Membership, space = ' ') => (name.familyKana === '' ? '' : `${name.familyKana}${space}${name.givenKana}`);
const hiragana = (kana: string) => kana.replace(/[ァ-ヶ]/gu, (each) => String.fromCodePoint(each.codePointAt(0)! - 0x60));
const wideDigits = (text: string) => text.replace(/\d/gu, (digit) => String.fromCodePoint(digit.codePointAt(0)! + 0xfee0));

const halfKana = new Map<string, string>();
for (let code = 0xff66; code <= 0xff9d; code++) {
  const half = String.fromCodePoint(code);
  for (const mark of ['', 'ﾞ', 'ﾟ']) {
    const full = (half + mark).normalize('NFKC');
    if (full.length === 1) halfKana.set(full, half + mark);
  }
}
const inHalfKana = (kana: string) => [...kana].map((each) => halfKana.get(each) ?? each).join('');

type Words = Record<Role, string>;
const japanese: Words = { OWNER: '代表', ADMIN: '管理者', OPERATOR: '運営', MEMBER: 'メンバー' };
const simple: Words = { OWNER: 'オーナー', ADMIN: '運営', OPERATOR: '運営', MEMBER: '一般' };
const former: Words = { OWNER: '代表幹事', ADMIN: '幹事', OPERATOR: '幹事', MEMBER: '会員' };
const learners: Words = { OWNER: '研修担当', ADMIN: '研修担当', OPERATOR: '研修担当', MEMBER: '受講者' };
const english: Words = { OWNER: 'Owner', ADMIN: 'Admin', OPERATOR: 'Organiser', MEMBER: 'Member' };

const nagisawa: Style = {
  encoding: 'utf-8-bom', lineEnd: '\r\n',
  headings: ['社員番号', '氏名', 'フリガナ', 'メールアドレス', '部署', '役割', '入会日', '関心のある資格'],
  row: (member, i) => [
    i % 37 === 5 ? wideDigits(member.number) : member.number,
    fullName(member, i % 11 === 3 ? '　' : ' '), fullKana(member), i % 41 === 7 ? member.email.toUpperCase() : member.email,
    i % 53 === 12 ? `${member.department}\n（在宅勤務）` : member.department, japanese[member.role],
    i % 19 === 4 ? inEra(member.joinedOn) : withSlashes(member.joinedOn), member.interests.join(', '),
  ],
  at: { name: 1, kana: 2, mail: 3, role: 5, date: 6 },
  mistakes: ['bad date', 'no mail', 'unknown role', 'repeated', 'kanji as kana', 'no such day', 'lost character', 'bad mail', 'repeated'],
};

const kirigaura: Style = {
  encoding: 'cp932', lineEnd: '\r\n',
  headings: ['社員No.', '氏名', '氏名ｶﾅ', 'E-mail', '所属', '入会年月日', '区分'],
  row: (member, i) => [member.number, fullName(member, '　'), inHalfKana(fullKana(member)), member.email, i % 29 === 8 ? `${member.department}\r\n(応援: 総務課, 経理課)` : member.department, withSlashes(member.joinedOn), simple[member.role]],
  at: { name: 1, kana: 2, mail: 3, date: 5, role: 6 },
  mistakes: ['serial date', 'unknown role', 'no mail', 'repeated'],
};

const hoshimori: Style = {
  encoding: 'utf-8', lineEnd: '\n',
  headings: ['従業員番号', '姓', '名', 'セイ', 'メイ', 'メール', '部門', '参加日', 'ロール'],
  row: ({ number, name, email, department, joinedOn, role }) => [number, name.family, name.given, name.familyKana, name.givenKana, email, department, joinedOn, role],
  at: { name: 1, kana: 3, mail: 5, date: 7, role: 8 },
  mistakes: ['bad mail', 'cells missing'],
};

const tobanami: Style = {
  encoding: 'utf-8-bom', lineEnd: '\r\n',
  headings: ['氏名', 'ふりがな', 'メール', '店舗・部署', '入会日', '役割'],
  row: (member) => [fullName(member), hiragana(fullKana(member)), member.email, member.department, inEra(member.joinedOn), simple[member.role]],
  at: { name: 0, kana: 1, mail: 2, date: 4, role: 5 },
  mistakes: ['bad date'],
};

const alumni = (day: (iso: string) => string, mistakes: Mistake[]): Style => ({
  encoding: 'utf-8-bom', lineEnd: '\r\n',
  headings: ['在籍時社員番号', '氏名', 'フリガナ', 'メールアドレス', '最終所属', '入社年月日', '退職年月日', '登録日', '役割'],
  row: (member) => [member.number, fullName(member), fullKana(member), member.email, member.department, day(member.employment!.from), day(member.employment!.until), withSlashes(member.joinedOn), former[member.role]],
  at: { name: 1, kana: 2, mail: 3, date: 6, role: 8 },
  mistakes,
});

const school: Style = {
  ...alumni((iso) => iso, ['repeated', 'no such day']),
  encoding: 'utf-8', lineEnd: '\n',
  headings: ['修了番号', '氏名', 'フリガナ', 'メールアドレス', '修了期・クラス', '入学日', '修了日', '登録日', '役割'],
};

const tamaki: Style = {
  encoding: 'utf-8', lineEnd: '\n',
  headings: ['Former employee ID', 'Given name', 'Family name', 'Email', 'Last department', 'Joined company', 'Left company', 'Joined network', 'Role'],
  row: ({ number, name, email, department, employment, joinedOn, role }) => [number, name.given, name.family, email, department, employment!.from, employment!.until, joinedOn, english[role]],
  at: { name: 1, mail: 3, date: 5, role: 8 },
  mistakes: ['no mail'],
};

const town = (mistakes: Mistake[], day: (iso: string) => string): Style => ({
  encoding: 'utf-8-bom', lineEnd: '\r\n',
  headings: ['職員番号', '氏名', 'フリガナ', 'メールアドレス', '所属課', 'DX推進リーダー', '登録日', '役割'],
  row: (member) => [member.number, fullName(member), fullKana(member), member.email, member.department, member.isLeader ? '○' : '', day(member.joinedOn), learners[member.role]],
  at: { name: 1, kana: 2, mail: 3, date: 6, role: 7 },
  mistakes,
});

const federation: Style = {
  encoding: 'utf-8-bom', lineEnd: '\r\n',
  headings: ['氏名', 'フリガナ', 'メールアドレス', '運営するコミュニティ', '役割', '参加日'],
  row: (member) => [member.name.familyKana === '' ? `${member.name.given} ${member.name.family}` : fullName(member), fullKana(member), member.email, member.department, japanese[member.role], withSlashes(member.joinedOn)],
  at: { name: 0, kana: 1, mail: 2, role: 4, date: 5 },
  mistakes: [],
};

const byTenant: Record<string, Style> = {
  nagisawa, kirigaura, hoshimori, tobanami, unkai: school, tamaki,
  aosono: alumni(withSlashes, ['bad date', 'no mail', 'repeated']),
  yukishiro: alumni(inEra, ['no such day', 'unknown role']),
  seoto: town(['unknown role', 'repeated'], inEra),
  enohara: town(['bad mail'], withSlashes),
  chibiki: town(['no name'], inEra),
};

function styleOf(tenant: TenantPlan): Style {
  const own = byTenant[tenant.slug];
  if (own) return own;
  if (tenant.kind === 'FEDERATION') return federation;
  return tenant.kind === 'ALUMNI' ? alumni((iso) => iso, []) : town([], inEra);
}

const cell = (value: string) => (/[",\r\n]/u.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

export function rosterFile(tenant: TenantPlan, members: readonly Membership[]): RosterFile {
  const style = styleOf(tenant);
  const random = new Random(`mistakes in ${tenant.slug}`);
  const rows = members.map((member, i) => style.row(member, i));
  const good = [...rows];
  style.mistakes.forEach((mistake, i) => {
    const position = Math.floor(((i + 1) * good.length) / (style.mistakes.length + 1));
    rows.splice(position + i, 0, breakRow(good[mistake === 'repeated' ? Math.floor(position / 3) : position]!, mistake, style.at, random));
  });
  const text = [style.headings, ...rows].map((row) => `${row.map(cell).join(',')}${style.lineEnd}`).join('');
  return { encoding: style.encoding, text };
}
