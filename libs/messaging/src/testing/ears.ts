import { z } from 'zod';
import type { Tx } from '#tenancy';
import { type Heard, type PayloadOf, defineEvent } from '../event.js';
import { On } from '../on.js';

const Note = z.object({ note: z.string() });
export const Noted = defineEvent('test.noted', Note);
export const Answered = defineEvent('test.answered', Note);
export const Mailed = defineEvent('test.mailed', Note);
export const Matched = defineEvent('test.matched', Note);
export const Unheard = defineEvent('test.unheard', Note);
export type NoteOf = Heard<PayloadOf<typeof Noted>>;

export async function leaveEffect(tx: Tx, event: NoteOf, handler: string): Promise<void> {
  await tx.execute(`INSERT INTO effect (tenant_id, id, seen_tenant, event_id, handler, note) VALUES ($1, gen_random_uuid(), app.tenant_id(), $2, $3, $4)`, [
    event.tenantId, event.id, handler, event.payload.note,
  ]);
}

/** Leaves effects, and does in between what the test at hand asks for. */
export class Ears {
  readonly heard: NoteOf[] = [];
  readonly mails: { key: string; note: string }[] = [];
  meanwhile: (tx: Tx, event: NoteOf) => Promise<unknown> = () => Promise.resolve();
  mailing: (event: NoteOf) => Promise<unknown> = () => Promise.resolve();

  @On(Noted, { handler: 'test.record' })
  async record(tx: Tx, event: NoteOf): Promise<void> {
    this.heard.push(event);
    await leaveEffect(tx, event, 'test.record');
    await this.meanwhile(tx, event);
  }

  @On(Answered, { handler: 'test.record_answer' })
  async recordAnswer(tx: Tx, event: NoteOf): Promise<void> {
    await leaveEffect(tx, event, 'test.record_answer');
  }

  @On(Matched, { handler: 'test.match', door: 'matching' })
  async match(tx: Tx, event: NoteOf): Promise<void> {
    await leaveEffect(tx, event, 'test.match');
  }

  @On(Mailed, { handler: 'test.mail', outside: true })
  async mail(event: NoteOf): Promise<void> {
    this.mails.push({ key: event.effectKey, note: event.payload.note });
    await this.mailing(event);
  }
}

/** Another module that hears some of the same. */
export class OtherEars {
  @On(Noted, { handler: 'other.record' })
  async record(tx: Tx, event: NoteOf): Promise<void> {
    await leaveEffect(tx, event, 'other.record');
  }
}
