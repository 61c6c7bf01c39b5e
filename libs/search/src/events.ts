import { z } from 'zod';
import { defineEvent } from '#messaging';

/** A stretch of this community's things is to be put into the index anew: what comes behind the id `after`, in the order of ids. */
export const RebuildDue = defineEvent('search.rebuild_due', z.object({ after: z.uuid() }));
