import { dayFrom, momentOn } from '../calendar.js';
import type { DomainFiles } from './index.js';

const provider = '学びの森ビジネス講座';
const at = (daysAgo: number, minute = 10 * 60): string => momentOn(dayFrom(-daysAgo), minute);
const requests = (seats: Record<string, number>, daysAgo: number) => Object.entries(seats).map(([town, wanted], i) => ({ town, seats: wanted, at: at(daysAgo - Math.floor(i / 3), 9 * 60 + 37 * i) }));

/** This year's licences, as ordered in April (each town's programmes give out as many), and next year's, for which the towns say in autumn what they wish to have. */
export const procurementFiles: DomainFiles = () => [
  ['procurement.json', [
    {
      consortium: 'mizugaki', provider, licenceYear: 2026, state: 'ORDERED', fixedFee: 330_000, feeSplit: 'EQUAL',
      tiers: [{ from: 1, unitPrice: 33_000 }, { from: 100, unitPrice: 27_500 }, { from: 350, unitPrice: 23_100 }],
      openedAt: at(229), orderedAt: at(220, 15 * 60), grantedAt: at(217, 11 * 60),
      requests: requests({ seoto: 66, kayato: 26, mizumori: 11, enohara: 90, fujigafuchi: 23, koitono: 27, yugisawa: 20, chibiki: 28, shioiri: 13, hoshikubo: 19, kumoi: 13 }, 228),
    },
    {
      consortium: 'mizugaki', provider, licenceYear: 2027, state: 'OPEN', fixedFee: 330_000, feeSplit: 'EQUAL',
      tiers: [{ from: 1, unitPrice: 33_000 }, { from: 100, unitPrice: 27_500 }, { from: 300, unitPrice: 23_100 }, { from: 500, unitPrice: 19_800 }],
      openedAt: at(12),
      requests: requests({ kayato: 52, mizumori: 24, enohara: 66, fujigafuchi: 30, koitono: 38, yugisawa: 26, chibiki: 12, hoshikubo: 0, kumoi: 9 }, 11),
    },
  ]],
];
