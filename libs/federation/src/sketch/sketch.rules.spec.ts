import { sketchOf } from './sketch.rules.js';

describe('what a community lets others know about its people', () => {
  it('says nothing about groups below ten', () => {
    expect(sketchOf([{ name: '営業部', count: 9 }, { name: '開発部', count: 10 }, { name: null, count: 40 }])).toEqual({ memberCount: 55, departments: { 開発部: 10 } });
  });
  it('says nothing at all when it is small itself', () => {
    expect(sketchOf([{ name: '開発部', count: 9 }])).toEqual({ memberCount: 0, departments: {} });
    expect(sketchOf([])).toEqual({ memberCount: 0, departments: {} });
  });
  it('rounds down, so that the size of what is left out cannot be worked out', () => {
    expect(sketchOf([{ name: 'a', count: 14 }, { name: 'b', count: 3 }])).toEqual({ memberCount: 15, departments: { a: 10 } });
  });
});
