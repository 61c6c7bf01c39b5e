import { SETTINGS, aRoom } from '../testing/room.js';

describe('the limits for new members', () => {
  const room = aRoom();

  it('new members write so much an hour and no more, and are told when they can again', async () => {
    const newcomer = await room.north.signIn();
    await room.world.db.query('UPDATE member SET joined_at = now() WHERE id = $1', [newcomer.member.id]);
    const many = await Promise.all(Array.from({ length: 8 }, () => room.say(newcomer)));
    expect(many.filter((m) => m.__typename === 'Post')).toHaveLength(5);
    const refused = many.find((m) => m.__typename === 'NewcomerMustWait');
    expect(refused).toMatchObject({ perHour: 5 });
    expect(Date.parse(refused.retryAt) - Date.now()).toBeGreaterThan(0);
    expect(Date.parse(refused.retryAt) - Date.now()).toBeLessThanOrEqual(3_600_000);
    await room.world.db.query(`UPDATE newcomer_hour SET began_at = began_at - interval '1 hour' WHERE tenant_id = $1`, [room.north.row.id]);
    expect(await room.say(newcomer)).toMatchObject({ __typename: 'Post' });
    expect(await room.say(newcomer, 'https://a.example https://b.example https://c.example https://d.example')).toMatchObject({ code: 'TOO_MUCH_FOR_NEWCOMER' });
    await room.owner.query(SETTINGS, { input: { newcomerDays: 0 } });
    expect(await Promise.all(Array.from({ length: 6 }, () => room.say(newcomer)))).not.toContainEqual(expect.objectContaining({ __typename: 'NewcomerMustWait' }));
    expect((await room.owner.query(SETTINGS, { input: { newcomerDays: 91 } })).errors![0]!.extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'input.newcomerDays' });
  });
});
