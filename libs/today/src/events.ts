import { z } from 'zod';
import { defineEvent } from '#messaging';

const id = z.uuid();

/** An operator welcomed or congratulated somebody with a few words. */
export const MemberGreeted = defineEvent('today.member_greeted', z.object({ memberId: id, byId: id, text: z.string() }));

/** An operator asks another one to see to something. */
export const ItemHanded = defineEvent('today.item_handed', z.object({ itemId: id, memberId: id, byId: id }));

/** The morning of somebody who is on duty, on a working day, when something waits. */
export const DutyBegins = defineEvent('today.duty_begins', z.object({ memberId: id, waitingCount: z.int(), noteCount: z.int() }));
