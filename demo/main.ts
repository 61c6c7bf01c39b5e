import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { s3Of, storeSettings } from '#files';
import { loadWorld } from './load.js';
import { readWorld } from './world.js';

/** `node dist/demo/main.js`: loads the demo world into DATABASE_URL and says what was skipped. */
const { DATABASE_URL, DATABASE_DIRECT_URL, EKKYO_SECRET, EKKYO_DATA_DIR = '.ekkyo', ...others } = process.env; // eslint-disable-line no-restricted-properties -- a command's own settings
if (!DATABASE_URL || !EKKYO_SECRET) throw new Error('DATABASE_URL and EKKYO_SECRET have to be set.');

// The files stay in the sources: seen from dist/demo and from demo alike.
const files = fileURLToPath(new URL(import.meta.url.includes('/dist/demo/') ? '../../demo/world' : './world', import.meta.url));
const world = await readWorld(files, new Date());
const { tenants, members, skipped } = await loadWorld(world, { databaseUrl: DATABASE_DIRECT_URL || DATABASE_URL, secret: EKKYO_SECRET, files: { folder: resolve(EKKYO_DATA_DIR, 'files'), s3: s3Of(z.object(storeSettings).parse(others)) } });
console.log(`${tenants} communities, ${members} members; ${skipped.length} rows of the files were skipped:`);
for (const { file, line, reason } of skipped) console.log(`  ${file}${line === null ? '' : `:${line}`} ${reason}`);
