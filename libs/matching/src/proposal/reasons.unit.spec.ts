import { type StoredReason, sentence, titleOf } from './reasons.js';

const zone = 'Asia/Tokyo';
const both = (reason: StoredReason): string[] => [sentence(reason, 'ja', zone), sentence(reason, 'en', zone)];

describe('a reason', () => {
  it('names what is received or given, and how much of it', () => {
    expect(both({ kind: 'YOU_GET', items: [{ listing: 'VENUE', title: '駅前の会議室', quantity: 1 }, { listing: 'SPEAKER', title: 'DXの登壇者', quantity: 2 }] })).toEqual([
      '会場「駅前の会議室」、登壇者「DXの登壇者」(2)',
      'venue: “駅前の会議室”, speaker: “DXの登壇者” (2)',
    ]);
  });
  it('tells days in the zone of the reader', () => {
    const reason: StoredReason = { kind: 'WHY_NOW', from: '2026-11-30T16:00:00.000Z', until: '2027-01-20T00:00:00.000Z' };
    expect(both(reason)).toEqual(['双方の都合が重なるのは12月1日から1月20日まで', 'Both can from 1 Dec to 20 Jan']);
    expect(sentence(reason, 'en', 'Europe/London')).toBe('Both can from 30 Nov to 20 Jan');
  });
  it('says how far it goes for what was asked', () => {
    expect(both({ kind: 'CAPACITY', items: [{ title: '冬の会場', wanted: 1, covered: 1 }, { title: '参加者', wanted: 60, covered: 45 }] })).toEqual([
      '募集「冬の会場」をすべてまかなえます、募集「参加者」の60のうち45をまかなえます',
      'Enough for “冬の会場”; 45 of the 60 for “参加者”',
    ]);
  });
  it('says what is new', () => {
    expect(both({ kind: 'WHAT_IS_NEW', code: 'FIRST_TIME' })).toEqual(['これまで一緒に活動したことのない団体です', 'You have not worked together before']);
  });
});

it('a proposal is called by what both bring', () => {
  expect(titleOf(['SPEAKER', 'VENUE', 'VENUE'])).toEqual({ ja: '登壇者 × 会場を持ち寄る', en: 'Speaker × venue, brought together' });
});
