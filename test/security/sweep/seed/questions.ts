import { randomBytes } from 'node:crypto';
import type { TenantSeed } from './types.js';

/** A question without a name, with an answer without one. */
export const seedQuestions: TenantSeed = async ({ member, now, c, put, ids, world, tenant }) => {
  const [thread] = await world.db.query<{ id: string }>('SELECT gen_random_uuid() AS id');
  await world.db.query(
    `WITH who AS (INSERT INTO pseudonym (tenant_id, id, thread_id, number, is_asker, author_key, member_id) VALUES ($1, gen_random_uuid(), $2, 1, true, $3, $4) RETURNING id)
     INSERT INTO post (tenant_id, id, space_id, pseudonym_id, title, text, kind, created_at, published_at, comment_count) SELECT $1, $2, $5, who.id, $6, $7, 'QUESTION', $8, $8, 0 FROM who`,
    [tenant.row.id, thread!.id, randomBytes(32), member.member.id, ids.Space, c('question', 'title'), c('question', 'text'), now],
  );
  ids.Question = thread!.id;
  await put('question', { id: thread!.id, want_count: 1 });
};
