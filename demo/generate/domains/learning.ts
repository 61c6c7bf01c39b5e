import { dayFrom, momentOn } from '../calendar.js';
import { japaneseName } from '../names.js';
import type { Membership } from '../people.js';
import { Random } from '../random.js';
import { tenants } from '../tenants.js';
import type { DomainFiles } from './index.js';

/** The provider's number of the n-th course of its catalogue. */
const course = (n: number) => String(40_100 + n * 13);

const paths = [
  {
    key: 'introduction', title: '全職員のためのデジタル入門', description: '情報を守り、業務を描き、文章を短くする。窓口でも庁内でも、まずここから始めます。',
    talentType: 'BUSINESS_DX', level: 'INTRODUCTION', required: [0, 1, 2], recommended: [3, 5, 16],
  },
  {
    key: 'it-passport', title: '業務DX推進 (ITパスポート相当)', description: '自分の課の仕事を、デジタルで組み替えられるようになります。試験の合格は条件ではありません。',
    talentType: 'BUSINESS_DX', level: 'IT_PASSPORT', required: [2, 11, 12, 13], recommended: [8, 17, 18],
  },
  {
    key: 'fundamental-it', title: 'ICT人材 (基本情報技術者相当)', description: 'システムの要件を自分の言葉で書き、事業者と対等に話せることを目指します。',
    talentType: 'ICT', level: 'FUNDAMENTAL_IT', required: [14, 15], recommended: [18, 19, 23],
  },
];

/** How each town chooses: whom the first round took, and what is asked of supervisors. */
const ways: Record<string, { mode: 'INFORM' | 'APPROVE'; share: number; lead: string }> = {
  seoto: { mode: 'INFORM', share: 0.8, lead: '課長補佐級までの全員が申請できます。勤務時間中に学べます。上司には、お知らせが届きます。' },
  kayato: { mode: 'APPROVE', share: 0, lead: '各課から一人、DX推進リーダーが受講します。所属長の承認をいただいてから決まります。' },
  mizumori: { mode: 'INFORM', share: 0.75, lead: 'DXの担当課から始めます。ほかの課の方は、次の枠までお待ちください。' },
  enohara: { mode: 'INFORM', share: 0.95, lead: '手を挙げた人から選びます。学びたいことを書いてください。全員の文章を読みます。' },
};
const usual = { mode: 'INFORM' as const, share: 0.8, lead: 'どなたでも申請できます。学びたいことを一言添えてください。' };
const shareOf: Record<string, number> = { kumoi: 0.55, hoshikubo: 0.9, shioiri: 0.6 };

const wishes = [
  '窓口の待ち時間を、数字で説明できるようになりたいです。', '毎月の集計を手作業でしています。表計算を基礎から学び直して、半日を取り戻したいです。', '住民への案内文が長いと言われます。短く伝わる書き方を知りたいです。',
  '新しいシステムの説明会で、質問ができませんでした。用語がわかるようになりたいです。', '異動してきたばかりです。課の仕事を図に描いて、引き継ぎを楽にしたいです。', '生成AIを使ってよい場面と、使ってはいけない場面を区別したいです。',
  '申請書の入力を二度しています。一度で済む形を考えたいです。', '統計の担当になりました。平均のほかに何を見ればよいのか、学びたいです。', '防災の地図を、住民が自分で見られる形にしたいです。', '個人情報の扱いに自信がありません。窓口に立つ前に学びたいです。',
  '会計の照合を自動にできないか、まず考え方から知りたいです。', '学校との連絡が紙のままです。フォームに置き換える方法を学びたいです。', '課で一人だけ詳しい人に頼りきりです。自分も答えられるようになりたいです。', '定年まで六年あります。若い職員に教えてもらうだけでなく、教えられるようになりたいです。',
  'ITパスポートの範囲を一通り知って、事業者の見積もりを読めるようになりたいです。', '子育ての相談記録を、あとから探せる形にしたいです。', '上下水道の検針の記録を、もっと早く共有したいです。', '議会の資料を一枚にまとめる力をつけたいです。',
];

interface Application {
  programme: string;
  member: string;
  state: string;
  step: string | null;
  wish: string;
  supervisorName: string;
  supervisorEmail: string;
  at: string;
}

/** Paths, two rounds of a programme, seats and applications of one town. */
function fileOf(slug: string, domain: string, members: readonly Membership[]) {
  const random = new Random(`learning in ${slug}`);
  const way = ways[slug] ?? { ...usual, share: shareOf[slug] ?? usual.share };
  const heads = new Map<string, { name: string; email: string }>();
  const headOf = (department: string) => {
    if (!heads.has(department)) {
      const { family, given } = japaneseName(random);
      heads.set(department, { name: `${family} ${given}`, email: `kacho-${String(heads.size + 1).padStart(2, '0')}@${domain}` });
    }
    return heads.get(department)!;
  };
  const learners = members.filter((each) => each.role === 'MEMBER');
  const isCity = learners.length > 40;
  const applications: Application[] = [];
  const apply = (programme: string, member: Membership, state: string, step: string | null, daysAgo: number) => {
    const head = headOf(member.department);
    applications.push({ programme, member: member.email, state, step, wish: random.pick(wishes), supervisorName: head.name, supervisorEmail: head.email, at: momentOn(dayFrom(-daysAgo), 8 * 60 + random.int(0, 600)) });
  };

  const active = learners.filter((each) => !each.isNewcomer);
  const first = active.filter((each) => (way.share === 0 ? each.isLeader : random.chance(way.share)));
  for (const member of first) apply('first', member, 'SEAT_GRANTED', way.mode === 'APPROVE' ? 'APPROVED' : random.pick(['INFORMED', 'INFORMED', 'ACKNOWLEDGED']), random.int(160, 200));
  const leaders = isCity ? active.filter((each) => each.isLeader) : [];
  for (const member of leaders) apply('leaders', member, 'SEAT_GRANTED', way.mode === 'APPROVE' ? 'APPROVED' : 'ACKNOWLEDGED', random.int(120, 150));

  const open = learners.filter((each) => each.isNewcomer || !first.includes(each));
  if (slug === 'enohara') {
    // 170 wanted to learn, and 150 handed it in.
    const wanting = [...open, ...random.shuffled(first)].slice(0, 170);
    wanting.forEach((member, i) => apply('second', member, i < 150 ? 'SUBMITTED' : 'DRAFT', i < 150 ? random.pick(['INFORMED', 'INFORMED', 'ACKNOWLEDGED']) : null, random.int(2, 20)));
  } else {
    for (const [i, member] of open.slice(0, 9).entries()) {
      const asks = way.mode === 'APPROVE';
      apply('second', member, i < 6 ? 'SUBMITTED' : 'DRAFT', i < 6 ? (asks ? (i % 2 === 0 ? 'ASKED' : 'APPROVED') : 'INFORMED') : null, random.int(1, 12));
    }
  }
  const programmes = [
    { key: 'first', path: 'introduction', title: '前期の受講者募集', description: way.lead, mode: way.mode, createdDaysAgo: 205, closesInDays: -155 },
    ...(isCity ? [{ key: 'leaders', path: 'it-passport', title: 'DX推進リーダーの受講', description: '各課のDX推進リーダーが対象です。', mode: way.mode, createdDaysAgo: 160, closesInDays: -110 }] : []),
    { key: 'second', path: isCity ? 'it-passport' : 'introduction', title: '後期の受講者募集', description: way.lead, mode: way.mode, createdDaysAgo: 25, closesInDays: 24 },
  ];
  const taken = applications.filter((each) => each.state === 'SEAT_GRANTED').length;
  return {
    paths: paths.filter((each) => isCity || each.key !== 'fundamental-it').map(({ required, recommended, ...path }) => ({ ...path, required: required.map(course), recommended: recommended.map(course) })),
    programmes: programmes.map(({ createdDaysAgo, closesInDays, ...programme }) => ({ ...programme, createdAt: momentOn(dayFrom(-createdDaysAgo), 9 * 60), closesAt: momentOn(dayFrom(closesInDays), 17 * 60) })),
    seats: taken + (slug === 'enohara' ? 30 : isCity ? 6 : 3),
    applications,
    strangers: slug === 'seoto' ? strangers(domain) : [],
  };
}

/** Two people in the report whom nobody in the town is known to be: one changed the name, the other the address. */
const strangers = (domain: string) =>
  [
    { userId: '799001', name: ['真由', '旧姓岡部'], email: `mayu.okabe@old.${domain}` },
    { userId: '799004', name: ['T', 'Sato'], email: 'tsato1984@mail.example' },
  ].flatMap(({ userId, name: [givenName, familyName], email }) =>
    [0, 2, 16].map((n, i) => ({ userId, givenName, familyName, email, courseId: course(n), completionRatio: [100, 45, 0][i]!, videoMinutes: [95, 50, 0][i]!, lastAccessedAt: momentOn(dayFrom(-9 - i), 20 * 60) })),
  );

export const learningFiles: DomainFiles = (members) =>
  tenants.filter((each) => each.kind === 'LEARNING').map((town) => [`learning/${town.slug}.json`, fileOf(town.slug, town.mailDomain, members.filter((each) => each.tenant === town.slug))] as const);
