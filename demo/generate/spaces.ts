import type { TenantPlan } from './tenants.js';

export interface SpacePlan {
  key: string;
  name: string;
  description: string;
  access: 'OPEN' | 'CLOSED' | 'SECRET';
  /** Reactions that fit what is written here, the likeliest first. */
  moods: string[];
}

const open = (key: string, name: string, description: string, ...moods: string[]): SpacePlan => ({ key, name, description, access: 'OPEN', moods });

const news = open('news', 'お知らせ', '運営からのお知らせと、毎月のレポート', 'APPLAUSE', 'THANKS', 'CELEBRATE');
const lounge = open('lounge', '雑談', '仕事でも資格でもない話をどうぞ', 'APPLAUSE', 'ME_TOO', 'THANKS');
const questions = open('questions', '質問・相談', '小さな疑問ほど歓迎です。「私も知りたい」も立派な参加です', 'ME_TOO', 'INSIGHT', 'THANKS');
const meetups = open('meetups', '会の記録', '集まりで話したこと。来られなかった人のために', 'INSIGHT', 'APPLAUSE', 'THANKS');
const tried = open('tried', 'やってみた', '試したこと、やめたこと。うまくいかなかった話も', 'INSIGHT', 'APPLAUSE', 'THANKS');
const consult = open('consult', '相談', '困ったときに聞き、聞かれたら一つ返す場所', 'INSIGHT', 'ME_TOO', 'THANKS');
const updates = open('updates', '近況', 'いまどこで何をしているか', 'APPLAUSE', 'CELEBRATE', 'ME_TOO');

const common: Record<string, SpacePlan> = {
  知らせ: news,
  雑談: lounge,
  質問: questions,
  会の記録: meetups,
  やってみた: tried,
  相談: consult,
  近況: updates,
  合格: open('passes', '合格報告', '受かった話も、また受ける話も', 'CELEBRATE', 'APPLAUSE', 'INSIGHT', 'THANKS'),
  勉強会: open('study', '勉強会メモ', '勉強会とインタビューの記録', 'INSIGHT', 'THANKS', 'APPLAUSE'),
  本: open('books', '本棚', '借りる、返す、すすめる。期限はありません', 'THANKS', 'ME_TOO', 'INSIGHT'),
  仕事: open('jobs', '仕事と機会', '仕事、手伝い、紹介', 'INSIGHT', 'THANKS', 'ME_TOO'),
  ノウハウ: open('knowhow', 'ノウハウ', '明日そのまま使えるもの', 'INSIGHT', 'THANKS', 'APPLAUSE'),
  記録: open('log', '学習の記録', '見た講座と、直した仕事', 'APPLAUSE', 'INSIGHT', 'CELEBRATE'),
  部屋: open('rooms', '学習室', '学ぶ場所と時間の相談', 'THANKS', 'ME_TOO', 'APPLAUSE'),
  比べる: open('compare', '市町村くらべ', 'やり方の違いを見せ合う', 'INSIGHT', 'THANKS', 'ME_TOO'),
  News: open('news', 'News', 'From the organisers', 'APPLAUSE', 'THANKS'),
  Advice: open('consult', 'Advice', 'Ask, and somebody answers within two days', 'INSIGHT', 'ME_TOO', 'THANKS'),
  Jobs: open('jobs', 'Jobs', 'Work, with the pay and the story', 'INSIGHT', 'THANKS'),
  Update: open('updates', 'Updates', 'Where life has taken us', 'APPLAUSE', 'CELEBRATE', 'ME_TOO'),
  Recap: open('meetups', 'Recaps', 'What was said when we met', 'INSIGHT', 'APPLAUSE'),
};

const staff: SpacePlan = { key: 'staff', name: '運営室', description: '当番と引き継ぎ', access: 'CLOSED', moods: [] };

export function spaceOf(alias: string): SpacePlan {
  const found = common[alias];
  if (!found) throw new Error(`no space is called ${alias}`);
  return found;
}

/** The spaces a community has: those its conversations use, and a closed one for the operators of larger ones. */
export function spacesOf(tenant: TenantPlan, aliases: readonly string[]): SpacePlan[] {
  const used = [...new Set(aliases)].map(spaceOf);
  const first = used.filter((each) => each.key === 'news');
  const rest = used.filter((each) => each.key !== 'news');
  return [...first, ...rest, ...(tenant.size >= 100 ? [staff] : [])];
}
