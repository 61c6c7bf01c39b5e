import { Audience, OpenTo, type Visibility } from './profile.entity.js';
import { USUAL_VISIBILITY, directoryRows, openMask, shownAt } from './profile.rules.js';

const profile = {
  id: 'p', memberId: 'm', displayName: '大野 美咲', kana: 'オオノ ミサキ', employedFrom: '2008-04', employedUntil: '2019-03', lastDepartment: '調査室', headline: '独立しました', about: null, region: '長野県',
  openTo: [OpenTo.MENTOR, OpenTo.SPEAK], knownFor: ['採用'], visibility: USUAL_VISIBILITY,
};
const hiding = (visibility: Partial<Visibility>) => ({ ...profile, visibility: { ...USUAL_VISIBILITY, ...visibility } });

describe('what a reader sees of a profile', () => {
  it('before they are verified: the name, and what is for everyone', () => {
    expect(shownAt(hiding({ REGION: Audience.EVERYONE }), 0)).toEqual({ displayName: '大野 美咲', kana: null, employedFrom: null, employedUntil: null, lastDepartment: null, headline: null, about: null, region: '長野県', openTo: [], knownFor: [] });
  });
  it('what is for operators, they alone; what is for nobody, nobody', () => {
    const shy = hiding({ OPEN_TO: Audience.OPERATORS, KANA: Audience.ONLY_ME });
    expect([0, 1, 2].map((level) => shownAt(shy, level).openTo.length)).toEqual([0, 0, 2]);
    expect([0, 1, 2].map((level) => shownAt(shy, level).kana)).toEqual([null, null, null]);
  });
});

describe('the row of the directory for each kind of reader', () => {
  it('holds facets of what they may see only', () => {
    const rows = directoryRows(hiding({ LAST_DEPARTMENT: Audience.OPERATORS, PERIOD: Audience.ONLY_ME }));
    expect(rows.map(({ level, decade, department, region, open_mask }) => [level, decade, department, region, open_mask])).toEqual([
      [0, null, null, null, 0],
      [1, null, null, '長野県', 24],
      [2, null, '調査室', '長野県', 24],
    ]);
  });
  it('is in the order of the reading only where the reading is shown', () => expect(directoryRows(profile).map((r) => r.sort_key)).toEqual(['大野 美咲', 'おおの みさき', 'おおの みさき']));
  it('knows the decade in which one left', () => expect(directoryRows(profile)[1]!.decade).toBe(2010));
  it('a flag is a bit', () => expect([openMask([]), openMask([OpenTo.REHIRE]), openMask(Object.values(OpenTo))]).toEqual([0, 1, 31]));
});
