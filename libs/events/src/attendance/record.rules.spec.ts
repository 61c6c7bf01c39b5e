import { recordRows } from './record.rules.js';

it('says times as the clocks of the event do, and leaves empty what is not known', () => {
  const line = { name: '山田', department: null, email: null, how: 'REGISTERED' as const, attendedAt: new Date('2026-03-05T15:30:00Z'), isFirstTime: true };
  const [heading, there, away] = recordRows([line, { ...line, attendedAt: null, isFirstTime: null }], { locale: 'ja', timeZone: 'Asia/Tokyo' });
  expect(heading).toHaveLength(there!.length);
  expect(there).toEqual(['山田', '', '', '申込', '○', '2026-03-06 00:30:00', '○']);
  expect(away).toEqual(['山田', '', '', '申込', '', '', '']);
});
