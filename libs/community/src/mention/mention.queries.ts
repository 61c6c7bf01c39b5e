import type { Tx } from '#tenancy';
import type { RichText } from '../document/document.js';
import { sanitise, stored } from '../document/sanitise.js';
import { mentionsIn, nodesOf, toText } from '../document/text.js';
import type { Words } from '../document/rich-text.graphql.js';
import { Mentioned } from '../events.js';

interface Settled extends Words {
  /** As they were written; of nobody here. */
  unknown: string[];
}

/** Who is mentioned is called as they are called; whoever has left, or never was here, stays as plain words and is told to nobody. */
export async function settleMentions(tx: Tx, words: Words): Promise<Settled> {
  const ids = words.body ? mentionsIn(words.body) : [];
  if (!words.body || ids.length === 0) return { ...words, unknown: [] };
  const people = await tx.query<{ id: string; name: string }>(`SELECT id, display_name AS name FROM member WHERE tenant_id = $1 AND id = ANY ($2) AND state = 'ACTIVE'`, [tx.tenantId, ids]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const unknown = new Set<string>();
  const named: RichText = structuredClone(words.body);
  for (const node of nodesOf(named)) {
    if (node.type !== 'mention') continue;
    const name = names.get(node.attrs.id);
    if (name === undefined) unknown.add(node.attrs.label);
    else node.attrs.label = name;
  }
  const body = sanitise(named, (type, id) => (type === 'Member' && !names.has(id as string) ? undefined : stored(type, id)));
  return { body, text: toText(body), unknown: [...unknown] };
}

interface Published {
  postId: string;
  commentId: string | null;
  /** Null when it is written anonymously. */
  authorId: string | null;
  body: object | null;
  /** The time that is shown of it: of what has no name on it, no other time is kept anywhere. */
  at: Date;
}

/** Tells of those who are mentioned for the first time in what is published now. */
export async function tellMentioned(tx: Tx, { postId, commentId, authorId, body, at }: Published): Promise<void> {
  const ids = body ? mentionsIn(body as RichText) : [];
  if (ids.length === 0) return;
  const told = await tx.query<{ memberId: string }>(
    `INSERT INTO mention (tenant_id, id, post_id, comment_id, member_id, created_at)
     SELECT $1, gen_random_uuid(), $2, $3, m.id, $4 FROM unnest($5::uuid[]) AS x(member_id) JOIN member m ON m.tenant_id = $1 AND m.id = x.member_id AND m.state = 'ACTIVE'
     ON CONFLICT DO NOTHING RETURNING member_id AS "memberId"`,
    [tx.tenantId, postId, commentId, at, ids],
  );
  if (told.length > 0) await tx.publish(Mentioned, { postId, commentId, authorId, memberIds: told.map((t) => t.memberId) });
}
