import type { Locale } from '#kernel';
import type { LicencePurchase, LicenceShare } from '../pool/pool.entity.js';

/** An order as a statement shows it. */
export interface Statement {
  provider: string;
  licenceYear: number;
  purchase: LicencePurchase;
  fixedFee: number;
  /** All municipalities for the consortium; for a municipality only its own. */
  lines: readonly { name: string; share: LicenceShare; granted: number }[];
  /** Whether the lines are all there are, so that their sum can be checked. */
  isComplete: boolean;
}

type Cell = string | number | null;

const WORDS = {
  ja: {
    provider: '提供元', year: '年度', needed: '必要な受講枠', bought: '購入した受講枠', tier: '適用した段', unitPrice: '単価(円)', cost: '受講枠の費用(円)', fee: '固定費(円)', all: '総額(円)',
    name: '市町村', seats: '受講枠', seatCost: '受講枠の負担(円)', remainder: '端数(円)', rounded: '端数の切り上げ', feeShare: '固定費の負担(円)', total: '負担額(円)', granted: '配分済み', yes: 'あり', no: 'なし', sum: '合計',
    rule: '端数処理', ruleText: '円未満を切り捨て、残った円を端数の大きい順に1円ずつ加えます(同じ端数は受講枠の多い順、次に参加の早い順)。', check: '合計の確認', matches: '総額と一致', differs: '総額と不一致',
  },
  en: {
    provider: 'Provider', year: 'Licence year', needed: 'Seats needed', bought: 'Seats bought', tier: 'Tier', unitPrice: 'Unit price (JPY)', cost: 'Cost of seats (JPY)', fee: 'Fixed fee (JPY)', all: 'All (JPY)',
    name: 'Municipality', seats: 'Seats', seatCost: 'Share of seats (JPY)', remainder: 'Remainder (JPY)', rounded: 'Rounded up', feeShare: 'Share of fee (JPY)', total: 'To pay (JPY)', granted: 'Granted', yes: 'yes', no: 'no', sum: 'Sum',
    rule: 'Remainder rule', ruleText: 'Shares are cut to whole yen; the yen left over go one each to the largest remainders (equal ones: more seats first, then who joined first).', check: 'Check of the sum', matches: 'equals the whole', differs: 'does not equal the whole',
  },
} satisfies Record<Locale, Record<string, string>>;

export const yearWords = (year: number, locale: Locale): string => (locale === 'ja' ? `${year}年度` : `April ${year} – March ${year + 1}`);

export const sumOf = (lines: Statement['lines'], of: (share: LicenceShare) => number): number => lines.reduce((sum, line) => sum + of(line.share), 0);

/** The statement as rows of a table file. */
export function statementRows({ provider, licenceYear, purchase, fixedFee, lines, isComplete }: Statement, locale: Locale): Cell[][] {
  const w = WORDS[locale];
  const whole = purchase.cost + fixedFee;
  const row = ({ name, share, granted }: Statement['lines'][number]): Cell[] => [name, share.seats, share.seatCost, share.remainder.toFixed(4), share.isRoundedUp ? w.yes : w.no, share.fee, share.total, granted];
  const sum = sumOf(lines, (s) => s.total);
  return [
    [w.provider, provider],
    [w.year, yearWords(licenceYear, locale)],
    [w.needed, purchase.seats],
    [w.bought, purchase.quantity],
    [w.tier, purchase.tier],
    [w.unitPrice, purchase.unitPrice],
    [w.cost, purchase.cost],
    [w.fee, fixedFee],
    [w.all, whole],
    [],
    [w.name, w.seats, w.seatCost, w.remainder, w.rounded, w.feeShare, w.total, w.granted],
    ...lines.map(row),
    ...(isComplete
      ? [
          [w.sum, sumOf(lines, (s) => s.seats), sumOf(lines, (s) => s.seatCost), null, null, sumOf(lines, (s) => s.fee), sum, lines.reduce((all, line) => all + line.granted, 0)],
          [w.check, sum === whole ? w.matches : w.differs],
        ]
      : []),
    [w.rule, w.ruleText],
  ];
}
