import { alumniFiles } from './alumni.js';
import type { Membership } from '../people.js';
import { passFiles } from './corporate.js';
import { lifeFiles } from './life.js';
import { eventFiles } from './events.js';
import { learningFiles } from './learning.js';
import { procurementFiles } from './procurement.js';
import { questionFiles } from './questions.js';
import { mediaFiles } from './media.js';
import { moderationFiles } from './moderation.js';
import { federatingFiles } from './federating.js';
import type { SpacePlan } from '../spaces.js';
import type { TenantPlan } from '../tenants.js';
import { yearFiles } from './year.js';
import { spacesFiles } from './spaces.js';
import { todayFiles } from './today.js';
import { wishFiles } from './wishes.js';

/** Files of one domain by their path below `demo/world/`: bytes as they are, everything else as JSON. Always the same for the same people and their spaces. */
export type DomainFiles = (members: readonly Membership[], spacesOf: (tenant: TenantPlan) => readonly SpacePlan[]) => Iterable<readonly [name: string, content: unknown]>;

/** One generator per domain, in a file beside this one. */
export const domainFiles: readonly DomainFiles[] = [alumniFiles, learningFiles, passFiles, procurementFiles, federatingFiles, spacesFiles, yearFiles, mediaFiles, todayFiles, questionFiles, moderationFiles, lifeFiles, eventFiles, wishFiles];
