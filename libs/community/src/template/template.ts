import type { Localized } from '#kernel';
import type { SpaceAccess, SpaceLevel } from '../space/space.entity.js';

export interface SpaceTemplate {
  /** By which it is chosen; the same in every language. */
  key: string;
  name: Localized;
  description: Localized;
  access?: SpaceAccess;
  /** How much its readers hear of it; MENTIONS unless said. */
  level?: SpaceLevel;
  /** False where it is offered, and opened only when it is chosen. */
  isUsual?: boolean;
}

export interface PostTemplate {
  /** In which space; left out when that one is not opened. */
  space: string;
  title: Localized;
  text: Localized;
}

/** What a community begins with, so that nobody opens an empty one. */
export interface CommunityTemplateData {
  name: Localized;
  description: Localized;
  /** In their order; the first one is always opened. */
  spaces: readonly SpaceTemplate[];
  /** The first of them welcomes, in the first space. */
  posts: readonly PostTemplate[];
  /** What the first event may say; times are set when the community starts. */
  firstEvent: { title: Localized; description: Localized; minutes: number };
}
