import { Audience } from './profile.entity.js';

const ORDER = [Audience.EVERYONE, Audience.VERIFIED, Audience.OPERATORS, Audience.ONLY_ME];
/** From which level of reader on a field is seen: 0 everyone, 1 verified, 2 operators, 3 nobody else. */
export const levelOf = (audience: Audience): number => ORDER.indexOf(audience);
/** The levels at which others read. */
export const LEVELS = [0, 1, 2] as const;
