import type { NotificationKind } from '../notification.entity.js';
import { alumni } from './alumni.js';
import { community } from './community.js';
import { corporate } from './corporate.js';
import { events } from './events.js';
import { federation } from './federation.js';
import { learning } from './learning.js';
import { matching } from './matching.js';
import { moderation } from './moderation.js';
import { operators } from './operators.js';
import { people } from './people.js';
import { procurement } from './procurement.js';
import { spaces } from './spaces.js';
import { questions } from './questions.js';
import { today } from './today.js';
import { wishes } from './wishes.js';
import type { Sentence } from './words.js';

/** Every kind has its sentence in one of the domains: the compiler misses the one that is forgotten. */
export const SENTENCES: Record<NotificationKind, Sentence> = { ...alumni, ...community, ...corporate, ...events, ...federation, ...matching, ...moderation, ...operators, ...learning, ...people, ...procurement, ...spaces, ...today, ...questions, ...wishes };
