import { alumni } from './alumni.js';
import { corporate } from './corporate.js';
import type { DemoDomain } from './domain.js';
import { learning } from './learning.js';
import { life } from './life.js';
import { media } from './media.js';
import { moderation } from './moderation.js';
import { pictures } from './pictures.js';
import { procurement } from './procurement.js';
import { questions } from './questions.js';
import { eventsDomain } from './events.js';
import { federatingDomain } from './federating.js';
import { yearOfLife } from './year.js';
import { spacesDomain } from './spaces.js';
import { today } from './today.js';
import { wishes } from './wishes.js';

export type { DemoDomain, DemoPart, DemoPlace, DemoPlaces, DemoSource } from './domain.js';

/** In the order in which they are loaded. */
export const demoDomains: readonly DemoDomain[] = [alumni, corporate, learning, procurement, federatingDomain, spacesDomain, yearOfLife, media, today, questions, moderation, wishes, life, pictures, eventsDomain];
