import type { Membership } from '../people.js';
import type { DomainFiles } from './index.js';

interface Plan {
  name: string;
  description: string;
  access: 'OPEN' | 'CLOSED' | 'SECRET';
  isArchived?: true;
  /** How many belong to it; the first of them looks after it. */
  size: number;
  posts: { title: string; text: string; daysAgo: number }[];
  requests?: { reason: string; daysAgo: number; answer?: string; state: 'SUBMITTED' | 'APPROVED' | 'REJECTED' }[];
}

/** Rooms with a door, and one that is no longer used, in a community of each kind. */
const plans: Record<string, Plan[]> = {
  nagisawa: [
    {
      name: '朝活の部屋', description: '平日の朝6時半から30分、黙って勉強します。参加はリクエストしてください。人数が多いと続かないので、12人までです。', access: 'CLOSED', size: 9,
      posts: [
        { title: '来週の時間割', text: '月と水は過去問、金は各自の教材です。遅れて入っても大丈夫です。', daysAgo: 5 },
        { title: '三か月続いた人に聞きました', text: '「前の晩に机を片づけておく」が一位でした。二位は「起きたら窓を開ける」。', daysAgo: 26 },
      ],
      requests: [
        { reason: '子どもが起きる前の30分を、勉強の時間にしたいです。', daysAgo: 1, state: 'SUBMITTED' },
        { reason: '応用情報の午後問題を、一人で続けられませんでした。', daysAgo: 3, state: 'SUBMITTED' },
        { reason: '朝型に変えたいです。', daysAgo: 40, state: 'REJECTED', answer: 'いまは12人で満員です。来月の初めに席が空きます。もう一度リクエストしてください。' },
      ],
    },
    {
      name: '人事との打ち合わせ', description: '受験料の補助と、研修の相談。決まるまで外に出さない話です。', access: 'SECRET', size: 4,
      posts: [{ title: '受験料補助の案(相談中)', text: '合格したら全額、を基本にします。不合格のときの扱いは、来月また話します。', daysAgo: 12 }],
    },
    {
      name: '春の受験対策', description: '春の試験が終わったので、保管しました。来年の準備に読み返せます。', access: 'OPEN', isArchived: true, size: 0,
      posts: [{ title: '試験当日の持ち物', text: '受験票、鉛筆、時計。会場には時計がありませんでした。', daysAgo: 210 }],
    },
  ],
  seoto: [
    {
      name: 'DX推進リーダーの部屋', description: '各課の推進リーダーが相談する場所です。', access: 'CLOSED', size: 7,
      posts: [{ title: '課長への説明、どうしていますか', text: '研修の目的を一枚にまとめて渡したら、勤務時間に受けやすくなりました。紙を貼っておきます。', daysAgo: 9 }],
      requests: [{ reason: '今月から税務課のリーダーになりました。', daysAgo: 2, state: 'SUBMITTED' }],
    },
  ],
  tsunagiba: [
    {
      name: '壁打ちの部屋', description: '運営の悩みを話す場所です。ここで聞いた話は外に出しません。', access: 'CLOSED', size: 6,
      posts: [{ title: '幹事が同じ人ばかりになります', text: '声をかけるのが苦手で、頼める人に頼んでしまいます。皆さんはどう広げましたか。', daysAgo: 6 }],
      requests: [{ reason: '引き継ぎで運営になりました。先輩の皆さんに相談したいです。', daysAgo: 1, state: 'SUBMITTED' }],
    },
    { name: '大会の準備室', description: '来年の運営者大会の準備です。発表までは、準備する人だけの場所にします。', access: 'SECRET', size: 4, posts: [{ title: '会場の候補は三つ', text: '駅からの近さと、懇親会の広さで比べます。見学の日を決めましょう。', daysAgo: 14 }] },
  ],
};

const KEPT = new Set(['mio.fujishiro@nagisawa.example']);

/** People of the roster at even steps, so that a room is not all of one department; those who show the product ask for themselves. */
function some(people: readonly Membership[], count: number, from: number): string[] {
  const step = Math.max(1, Math.floor(people.length / (count + 1)));
  return Array.from({ length: count }, (_, i) => people[(from + i * step) % people.length]!.email);
}

export const spacesFiles: DomainFiles = (members) =>
  Object.entries(plans).map(([slug, rooms]) => {
    const here = members.filter((m) => m.tenant === slug && !KEPT.has(m.email) && !m.isNewcomer);
    const operators = here.filter((m) => m.role !== 'MEMBER');
    const plain = here.filter((m) => m.role === 'MEMBER');
    const data = rooms.map(({ size, posts, requests = [], ...room }, n) => {
      const people = [...(size > 0 ? [operators[n % operators.length]!.email] : []), ...some(plain, Math.max(0, size - 1), n * 5)];
      const asking = some(plain, requests.length, n * 5 + 3).filter((email) => !people.includes(email));
      return {
        ...room,
        people,
        posts: posts.map((post, i) => ({ ...post, author: people[i % Math.max(1, people.length)] ?? operators[0]!.email })),
        requests: requests.slice(0, asking.length).map((request, i) => ({ ...request, email: asking[i]! })),
      };
    });
    return [`spaces/${slug}.json`, data] as const;
  });
