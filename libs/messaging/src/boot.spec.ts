import { Injectable, Scope } from '@nestjs/common';
import { z } from 'zod';
import type { Tx } from '#tenancy';
import type { TestDatabase } from '../../../test/support/database.js';
import { type Heard, defineEvent } from './event.js';
import { assertHandlers } from './handlers.js';
import { On } from './on.js';
import { Noted, type NoteOf } from './testing/ears.js';
import { type Place, World, databaseWithEffects } from './testing/world.js';

const place: Place = { forgetJobs: () => Promise.resolve(), cut: () => Promise.resolve() };

class First {
  @On(Noted, { handler: 'boot.same' })
  async hear(_tx: Tx, _event: NoteOf): Promise<void> {}
}
class Second {
  @On(Noted, { handler: 'boot.same' })
  async hear(): Promise<void> {}
  @On(Noted, { handler: 'boot.side_door', door: 'identity' as never })
  async sideDoor(): Promise<void> {}
  @On(Noted, { handler: 'boot:colon' })
  async colon(): Promise<void> {}
  @On({ name: 'boot.rumour', parse: () => ({}) }, { handler: 'boot.rumour' })
  async rumour(_tx: Tx, _event: Heard<object>): Promise<void> {}
}
@Injectable({ scope: Scope.REQUEST })
class Fleeting {
  @On(Noted, { handler: 'boot.fleeting' })
  async hear(): Promise<void> {}
}

describe('a worker whose events are declared wrongly', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await databaseWithEffects();
  });
  afterAll(() => db.drop());

  it('does not start, and one sentence says everything that is wrong', async () => {
    const error = await World.start(db, place, [First, Second, Fleeting]).then(
      () => undefined,
      (reason: Error) => reason.message,
    );
    expect(error).toBe(
      'Events cannot be handled: Fleeting has handlers and is made anew for each request; ' +
        'the handler name boot.same is used by First.hear and Second.hear; ' +
        'the handler name "boot:colon" of Second.colon is not of the form module.what_it_does; ' +
        'Second.sideDoor asks for the door "identity", and there are tenant and matching; ' +
        'Second.rumour hears boot.rumour, which was not made by defineEvent.',
    );
  });

  it('is told about an event that is defined twice', () => {
    const twice = [defineEvent('boot.twice', z.object({})), defineEvent('boot.twice', z.object({})), defineEvent('Boot', z.object({}))];
    expect(() => assertHandlers([], [], twice)).toThrow('Events cannot be handled: the event boot.twice is defined 2 times; the event name "Boot" is not of the form module.what_happened.');
  });
});
