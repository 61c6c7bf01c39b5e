import { z } from 'zod';
import { defineEvent } from '#messaging';

/** Members joined, or what others see of them changed: their name, department, role or whether they still belong. */
export const MembersChanged = defineEvent('identity.members_changed', z.object({ memberIds: z.array(z.uuid()).max(500) }));
