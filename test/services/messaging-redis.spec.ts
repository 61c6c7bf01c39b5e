import { Ears, Noted } from '../../libs/messaging/src/testing/ears.js';
import { lifecycleSuite } from '../../libs/messaging/src/testing/lifecycle-suite.js';
import { messagingSuite } from '../../libs/messaging/src/testing/suite.js';
import { World, databaseWithEffects, eventually } from '../../libs/messaging/src/testing/world.js';
import { newId } from '#kernel';
import { OwnRedis } from './messaging-redis.js';

const redis = await OwnRedis.start();
afterAll(() => redis.stop());

const place = {
  redisUrl: redis.url,
  forgetJobs: async (): Promise<void> => void (await redis.command('flushall')),
  cut: async (): Promise<void> => {
    for (const kind of ['normal', 'pubsub']) await redis.command('client', 'kill', 'type', kind);
  },
};

messagingSuite('Redis', place);
lifecycleSuite('Redis', place);

describe('without Redis', () => {
  it('facts are still accepted, and everything is handled once it is back, empty', async () => {
    const db = await databaseWithEffects();
    const ears = new Ears();
    const world = await World.start(db, place, [ears]);
    const tenant = newId();
    const publish = (...notes: string[]): Promise<string[]> => world.write(tenant, (tx) => tx.publishAll(Noted, notes.map((note) => ({ note }))));
    const before = await publish('a', 'b', 'c', 'd', 'e', 'f', 'g');
    await eventually(async () => (await world.effects()).length > 2);
    redis.kill();
    const during = await publish('h', 'i', 'j');
    await redis.launch();
    const after = await publish('k');
    await world.settled();
    expect((await world.effects()).map((e) => e.event_id).sort()).toEqual([...before, ...during, ...after].sort());
    await world.stop();
    await db.drop();
  });
});
