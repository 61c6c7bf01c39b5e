import { readingKeys, writtenKeys } from '../directory/reading.js';
import { levelOf } from './levels.rules.js';
import { ProfileField, type Visibility } from './profile.entity.js';

export interface SearchKey {
  level: number;
  member_id: string;
  key: string;
}

/** The keys by which a person is found, each with the lowest level of reader that may find them by it. */
export function searchKeys(profile: { memberId: string; displayName: string; kana: string | null; knownFor: readonly string[]; visibility: Visibility }): SearchKey[] {
  const { memberId, displayName, kana, knownFor, visibility } = profile;
  const levels = new Map<string, number>();
  const add = (keys: readonly string[], level: number): void => keys.forEach((key) => levels.set(key, Math.min(level, levels.get(key) ?? level)));
  add([...writtenKeys(displayName), ...readingKeys(displayName)], 0);
  if (kana !== null) add(readingKeys(kana), levelOf(visibility[ProfileField.KANA]));
  add(knownFor.flatMap(writtenKeys), levelOf(visibility[ProfileField.KNOWN_FOR]));
  return [...levels].filter(([, level]) => level <= 2).map(([key, level]) => ({ level, member_id: memberId, key }));
}
