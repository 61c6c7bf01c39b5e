import { z } from 'zod';
import { defineEvent } from '#messaging';

/** A file waits for being read, to see what it would do or to do it. */
export const ImportDue = defineEvent('imports.due', z.object({ importId: z.uuid(), step: z.enum(['VALIDATE', 'APPLY']) }));

/** A file's rows have been applied. */
export const ImportApplied = defineEvent('imports.applied', z.object({ importId: z.uuid(), kind: z.string(), importerId: z.uuid(), createCount: z.int(), changeCount: z.int() }));
