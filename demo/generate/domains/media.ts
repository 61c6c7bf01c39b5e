import { dayFrom, momentOn } from '../calendar.js';
import type { Membership } from '../people.js';
import { Random } from '../random.js';
import { type TenantPlan, tenants } from '../tenants.js';
import type { DomainFiles } from './index.js';

interface PollPlan { title: string; text: string; options: string[]; isMultiple?: true; closesInDays?: number }
interface KudosPlan { title: string; text: string; people: number }
interface LinkPlan { title: string; text: string; url: string; siteName: string; pageTitle: string; description: string }
interface Plan { polls: PollPlan[]; kudos: KudosPlan[]; links: LinkPlan[] }

const PLANS: Record<TenantPlan['kind'], Plan> = {
  CORPORATE: {
    polls: [
      { title: '次のインタビュー、どの資格の話を聞きたいですか', text: '合格した方に、準備の仕方を聞く会です。聞いてみたいものを選んでください。', options: ['G検定', '応用情報技術者', '統計検定2級', 'AWS ソリューションアーキテクト'], isMultiple: true, closesInDays: 6 },
      { title: 'もくもく会、集まりやすい時間はいつですか', text: '月に二回の予定です。多いところに合わせます。', options: ['朝 8時から', '昼休み', '夕方 18時から'] },
    ],
    kudos: [
      { title: '模擬問題の解説を作ってくれてありがとう', text: '間違えやすいところだけを三枚にまとめてくれました。昼休みに読める長さで、部署のみんなで使っています。', people: 2 },
      { title: '受付を手伝ってくれて助かりました', text: '部門横断の会の当日、受付に人が足りないのを見て、すっと入ってくれました。おかげで時間どおりに始められました。', people: 3 },
    ],
    links: [{ title: '勉強時間の記録の付け方がわかりやすい記事', text: '続けるコツがまとまっています。 https://study-log.example/articles/keep-going', url: 'https://study-log.example/articles/keep-going', siteName: '学びの記録帖', pageTitle: '一日十五分を一年続けた人の、記録の付け方', description: '時間ではなく回数を数える。できなかった日も一行だけ書く。続いた人の共通点を三つにまとめました。' }],
  },
  LEARNING: {
    polls: [{ title: '学習室の利用時間、どれが助かりますか', text: '試しに一か月広げてみます。', options: ['朝 8時から', '17時15分から19時', '土曜の午前'], isMultiple: true, closesInDays: 9 }],
    kudos: [{ title: '隣の席で一緒に学んでくれてありがとう', text: '一人だと後回しになっていた講座を、毎週同じ時間に二人で開くことにしたら、最後まで終えられました。', people: 1 }],
    links: [{ title: '窓口の文書を見直した例', text: '「やさしい日本語」の書き換え例が参考になります。 https://plain-words.example/cases/counter', url: 'https://plain-words.example/cases/counter', siteName: 'やさしい言葉の手引き', pageTitle: '窓口の案内文を書き換える 十の例', description: '一文を短く、主語を先に。実際の案内文を並べて、どこを変えたかを示しています。' }],
  },
  ALUMNI: {
    polls: [{ title: '秋の集まり、どこで開きますか', text: '久しぶりに顔を合わせませんか。場所が決まったら日程を相談します。', options: ['昔の職場の近く', '駅前の会議室', 'オンライン'], closesInDays: 12 }],
    kudos: [{ title: '転職の相談に乗ってくれてありがとう', text: '急なお願いだったのに、二時間も話を聞いてくれました。自分では気づかなかった強みを言葉にしてもらいました。', people: 1 }],
    links: [],
  },
  FEDERATION: {
    polls: [{ title: '合同の勉強会、最初のテーマはどれにしますか', text: '各団体の関心が重なりそうなものを挙げました。', options: ['参加者が増えないとき', '運営の引き継ぎ', '会場と予算'], isMultiple: true, closesInDays: 10 }],
    kudos: [{ title: '会場を貸してくださってありがとうございました', text: '準備から片付けまで立ち会っていただき、初めての共催を落ち着いて終えられました。', people: 1 }],
    links: [],
  },
};

/** What some communities changed about their reactions. */
const OWN: Record<string, { added: [icon: string, wordJa: string, wordEn: string][]; retired: string[] }> = {
  nagisawa: { added: [['STRENGTH', '一緒にがんばる', 'In it together']], retired: ['APPLAUSE'] },
  tobanami: { added: [['COFFEE', 'お茶しませんか', 'Coffee?']], retired: [] },
};

const WORDS: Record<TenantPlan['kind'], readonly string[]> = {
  CORPORATE: ['CHEER', 'TRY', 'CURIOUS', 'THANKS'],
  LEARNING: ['TRY', 'CHEER', 'CURIOUS', 'INSIGHT'],
  ALUMNI: ['CAN_HELP', 'MISS_IT', 'CHEER', 'THANKS'],
  FEDERATION: ['WE_TRY', 'LETS_TALK', 'THANKS', 'INSIGHT'],
};

const at = (daysAgo: number, minute: number): string => momentOn(dayFrom(-daysAgo), minute);

function fileOf(tenant: TenantPlan, members: readonly Membership[]): unknown {
  const random = new Random(`media ${tenant.slug}`);
  const people = random.shuffled(members.filter((m) => !m.isNewcomer)).map(({ email }) => email);
  const some = (count: number, besides: readonly string[] = []): string[] => random.shuffled(people.filter((email) => !besides.includes(email))).slice(0, count);
  const plan = PLANS[tenant.kind];
  const said = (author: string): Record<string, string[]> =>
    Object.fromEntries(WORDS[tenant.kind].map((key) => [key, some(random.int(0, Math.min(5, people.length)), [author])] as const).filter(([, who]) => who.length > 0));
  const post = (author: string, i: number, minute: number) => ({ author, at: at(4 + i * 9, minute + random.int(0, 90)), reactions: said(author) });
  return {
    ...(OWN[tenant.slug] ? { options: OWN[tenant.slug] } : {}),
    polls: plan.polls.map(({ title, text, options, isMultiple = false, closesInDays }, i) => {
      const author = people[i]!;
      const voters = some(Math.min(people.length, 9 + random.int(0, 16)));
      return { ...post(author, i, 9 * 60), title, text, options, isMultiple, closesInDays: closesInDays ?? null, votes: voters.map((voter) => ({ voter, numbers: isMultiple && random.next() < 0.4 ? [1, 2 + random.int(0, options.length - 2)] : [1 + random.int(0, options.length - 1)] })) };
    }),
    kudos: plan.kudos.map(({ title, text, people: count }, i) => {
      const author = people[4 + i]!;
      return { ...post(author, i + 1, 16 * 60), title, text, thanked: some(count, [author]) };
    }),
    links: plan.links.map(({ title, text, ...page }, i) => ({ ...post(people[8 + i]!, i + 2, 12 * 60), title, text, page })),
  };
}

/** Polls with votes, thanks to people, links with what stands behind them, and communities with reactions of their own. */
export const mediaFiles: DomainFiles = function* (members) {
  for (const tenant of tenants) {
    const here = members.filter((m) => m.tenant === tenant.slug);
    if (here.length >= 12) yield [`media/${tenant.slug}.json`, fileOf(tenant, here)];
  }
};
