import { fieldsOf } from './sharing.rules.js';

describe('what a copy tells', () => {
  it('is every part that holds something, and neither addresses nor ids', () => {
    const copy = { id: 'x', audience_tenant_id: 'x', owner_tenant_id: 'x', scope: 'listings', version: 3, shared_fields: [], member_id: 'x', title: '会議室', description: '', region: null, topics: ['AI', 'DX'], quantity: 2, available_from: '2026-04-01T09:00:00.000+09:00', departments: { 情報: 20 } };
    expect(fieldsOf(copy)).toEqual([
      { name: 'title', value: '会議室' },
      { name: 'quantity', value: '2' },
      { name: 'topics', value: 'AI, DX' },
      { name: 'availableFrom', value: '2026-04-01T00:00:00.000Z' },
      { name: 'departments', value: '情報 20' },
    ]);
  });
});
