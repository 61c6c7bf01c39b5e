import type { TenantSeed } from './types.js';

/** Spaces of every access, their people, and requests to join them. */
export const seedSpaces: TenantSeed = async ({ world, owner, tenant, ids, now, later, c, put }) => {
  const by = owner.member.id;
  const people = { insider: await tenant.member(), leaver: await tenant.member(), outsider: await tenant.member(), asker: await tenant.member() };
  // Longer here than the owner, who stays on the first page of the people.
  await world.db.query(`UPDATE member SET joined_at = joined_at - interval '1 year' WHERE id = ANY ($1)`, [Object.values(people).map((p) => p.id)]);
  const space = (column: string, access: string, type: string, more = {}) => put('space', { name: c('space', column), access, position: 10, created_at: now, ...more }, type);
  const belongs = (spaceId: string, memberId: string, role: string) => put('space_member', { space_id: spaceId, member_id: memberId, role, created_at: now });
  const asks = (spaceId: string, memberId: string, column: string, type: string) =>
    put('space_request', { space_id: spaceId, member_id: memberId, reason: c('space_request', column), question: c('space_request', `${column}_question`), state: 'SUBMITTED', created_at: now, changed_at: now }, type);

  const closed = await space('closed', 'CLOSED', 'ClosedSpace', { question: c('space', 'question') });
  await belongs(closed, by, 'KEEPER');
  await belongs(closed, people.insider.id, 'MEMBER');
  await belongs(closed, people.leaver.id, 'MEMBER');
  await asks(closed, people.asker.id, 'reason', 'SpaceRequest');
  const left = await space('left', 'CLOSED', 'LeftSpace');
  await belongs(left, by, 'MEMBER');
  const asked = await space('asked', 'CLOSED', 'AskedSpace');
  await asks(asked, by, 'own', 'OwnSpaceRequest');
  await space('spare', 'OPEN', 'SpareSpace');
  await space('archived', 'OPEN', 'ArchivedSpace', { archived_at: now });
  await put('space_level', { space_id: ids.Space, member_id: by, level: 'ALL' });
  // What only its own people and operators know of: nothing of it may be seen by a plain member, in any field of the schema.
  const secret = await space('secret', 'SECRET', 'SecretSpace', { description: c('space', 'secret_words') });
  await belongs(secret, by, 'KEEPER');
  const post = await put('post', { space_id: secret, author_id: by, title: c('secret_post', 'title'), text: c('secret_post', 'text'), created_at: now, published_at: later(1), comment_count: 1 });
  await put('comment', { post_id: post, author_id: by, text: c('secret_post', 'comment'), created_at: now });
  await put('community_start', { locale: 'ja', kind: 'CORPORATE', started_by: by, first_event_on: later(14), started_at: now });
  ids.Insider = people.insider.id;
  ids.Leaver = people.leaver.id;
  ids.Outsider = people.outsider.id;
};
