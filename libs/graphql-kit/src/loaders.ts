import DataLoader from 'dataloader';
import type { GraphqlContext } from './access.js';

/** A loader of one request: one statement for all that a tick asks for. Nothing is kept beyond the request. */
export type LoaderOf<K, V> = (context: GraphqlContext) => DataLoader<K, V>;

/**
 * `fetch` gets distinct keys and answers a value per key (undefined when there is none), in any order, as a map.
 * The loader is made on first use in a request, so declare it once beside the queries it calls.
 */
export function defineLoader<K extends string, V>(fetch: (keys: readonly K[], context: GraphqlContext) => Promise<ReadonlyMap<K, V>>): LoaderOf<K, V | undefined> {
  const identity = {};
  return (context) => {
    const known = context.loaders.get(identity) as DataLoader<K, V | undefined> | undefined;
    if (known) return known;
    const loader = new DataLoader<K, V | undefined>(
      async (keys) => {
        const found = await fetch(keys, context);
        return keys.map((key) => found.get(key));
      },
      { maxBatchSize: 500 },
    );
    context.loaders.set(identity, loader);
    return loader;
  };
}
