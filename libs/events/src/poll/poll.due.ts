import { z } from 'zod';
import { defineEvent } from '#messaging';

/** The time until which a date poll can be answered has come; `at` is the time that was meant. */
export const DatePollDue = defineEvent('events.date_poll_due', z.object({ pollId: z.uuid(), at: z.iso.datetime() }));
