import type { Localized } from '#kernel';
import { type FunnelStep } from './funnel.graphql.js';

/** What each step counts, as it is written beside its number. */
export const DEFINITIONS: Readonly<Record<FunnelStep, Localized>> = {
  SEATS: { ja: 'この年度に割り当てられた受講枠の数', en: 'Seats that this community has in the licence year' },
  INVITED: { ja: '受講枠を付与した人', en: 'People to whom a seat was given' },
  JOINED: { ja: 'そのうち、提供元の受講状況レポートに名前のある人', en: "Of these, people whom the provider's report names" },
  ENROLLED: { ja: 'そのうち、1つ以上の講座に登録した人', en: 'Of these, people enrolled in at least one course' },
  STARTED: { ja: 'そのうち、1つ以上の講座で最初の講義を開いた人', en: 'Of these, people who opened a first lecture in at least one course' },
  COMPLETED: { ja: 'そのうち、1つ以上の講座を一度でも修了した人', en: 'Of these, people who have completed at least one course at some time' },
  FINISHED: { ja: '受講枠を付与した人のうち、学習パスの必修講座をすべて修了した人', en: 'Of the people to whom a seat was given, those who completed every required course of their path' },
};
