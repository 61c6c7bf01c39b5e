import { defineJob } from '#messaging';

/** Before anybody is up: who is to be congratulated today, and what was missed. */
export const PrepareToday = defineJob('today.prepare', { cron: '30 4 * * *', zone: 'tenant' });

/** On working days only: nobody gets mail about duties at weekends. */
export const BeginDuty = defineJob('today.begin_duty', { cron: '0 8 * * 1-5', zone: 'tenant', lateByHours: 4 });
