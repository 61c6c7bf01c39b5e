import type { Client } from './world.js';

/** The ids of the ways to react where this person is, by their keys. */
export async function reactionIds(who: Client): Promise<Record<string, string>> {
  const { options } = (await who.query('{ reactionSet { options { id key } } }')).data!.reactionSet as { options: { id: string; key: string }[] };
  return Object.fromEntries(options.map(({ id, key }) => [key, id]));
}
