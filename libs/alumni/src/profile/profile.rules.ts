import { fold } from '#kernel';
import { LEVELS, levelOf } from './levels.rules.js';
import { Audience, OpenTo, ProfileField, type ProfileFacts, type Visibility } from './profile.entity.js';

/** Of the roster's facts and of what people say of themselves verified members read all; who is not verified reads names. */
export const USUAL_VISIBILITY: Visibility = {
  KANA: Audience.VERIFIED,
  PERIOD: Audience.VERIFIED,
  LAST_DEPARTMENT: Audience.VERIFIED,
  HEADLINE: Audience.VERIFIED,
  ABOUT: Audience.VERIFIED,
  REGION: Audience.VERIFIED,
  OPEN_TO: Audience.VERIFIED,
  KNOWN_FOR: Audience.VERIFIED,
};

interface Profile extends ProfileFacts {
  id: string;
  memberId: string;
  displayName: string;
  visibility: Visibility;
}

/** As much of a profile as readers of this level may see. */
export function shownAt(profile: Omit<Profile, 'id' | 'memberId'>, level: number): ProfileFacts & { displayName: string } {
  const { visibility, displayName } = profile;
  const if_ = <T, E>(field: ProfileField, value: T, otherwise: E): T | E => (levelOf(visibility[field]) <= level ? value : otherwise);
  return {
    displayName,
    kana: if_(ProfileField.KANA, profile.kana, null),
    employedFrom: if_(ProfileField.PERIOD, profile.employedFrom, null),
    employedUntil: if_(ProfileField.PERIOD, profile.employedUntil, null),
    lastDepartment: if_(ProfileField.LAST_DEPARTMENT, profile.lastDepartment, null),
    headline: if_(ProfileField.HEADLINE, profile.headline, null),
    about: if_(ProfileField.ABOUT, profile.about, null),
    region: if_(ProfileField.REGION, profile.region, null),
    openTo: if_(ProfileField.OPEN_TO, profile.openTo, []),
    knownFor: if_(ProfileField.KNOWN_FOR, profile.knownFor, []),
  };
}

const FLAGS = Object.values(OpenTo);
export const openMask = (flags: readonly OpenTo[]): number => flags.reduce((mask, flag) => mask | (1 << FLAGS.indexOf(flag)), 0);

export interface DirectoryRow {
  level: number;
  member_id: string;
  sort_key: string;
  decade: number | null;
  department: string | null;
  region: string | null;
  open_mask: number;
  shown: object;
}

/** What the directory keeps of a profile, for each kind of reader: nothing that they may not see takes part in order, facets or search. */
export function directoryRows(profile: Profile): DirectoryRow[] {
  return LEVELS.map((level) => {
    const shown = shownAt(profile, level);
    return {
      level,
      member_id: profile.memberId,
      sort_key: fold(shown.kana ?? shown.displayName).slice(0, 200),
      decade: shown.employedUntil === null ? null : Math.floor(Number(shown.employedUntil.slice(0, 4)) / 10) * 10,
      department: shown.lastDepartment,
      region: shown.region,
      open_mask: openMask(shown.openTo),
      shown: { id: profile.id, memberId: profile.memberId, ...shown },
    };
  });
}
