import type { TestTenant } from '../../../../test/support/world.js';
import { Indexer } from '../entry/indexer.js';
import { indexAll } from '../entry/rebuild.js';
import { Stemmer } from '../text/stemmer.js';

/** Puts all that a tenant has into the index, as a worker would have by and by. */
export const indexNow = (tenant: TestTenant): Promise<void> => tenant.write((tx) => indexAll(tx, new Indexer(new Stemmer())));
