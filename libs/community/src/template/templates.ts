import type { TenantKind } from '#identity';
import { alumni } from './alumni.js';
import { corporate } from './corporate.js';
import { federation } from './federation.js';
import { learning } from './learning.js';
import type { CommunityTemplateData, SpaceTemplate } from './template.js';

/** One per kind of tenant. */
export const TEMPLATES: Record<TenantKind, CommunityTemplateData> = { CORPORATE: corporate, LEARNING: learning, ALUMNI: alumni, FEDERATION: federation };

/** The spaces that are opened: those chosen, or the usual ones; the first always. Undefined names a key that there is not. */
export function chosenSpaces({ spaces }: CommunityTemplateData, keys: readonly string[] | undefined): SpaceTemplate[] | undefined {
  if (keys?.some((key) => !spaces.some((space) => space.key === key))) return undefined;
  return spaces.filter((space, i) => i === 0 || (keys ? keys.includes(space.key) : space.isUsual !== false));
}

/** The first evening at eighteen o'clock in Japan that lies two weeks off, on a Wednesday: far enough to invite people. */
export function firstEvening(now: Date): Date {
  const day = new Date(now.getTime() + 14 * 86_400_000);
  day.setUTCDate(day.getUTCDate() + ((3 - day.getUTCDay() + 7) % 7));
  day.setUTCHours(9, 0, 0, 0);
  return day;
}
