import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './children.mjs';
import { Sentence } from './sentence.mjs';

/** What `npm start` takes from the environment. An empty value counts as none. */
export function readSettings(env = process.env) {
  const port = Number(env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Sentence(`PORT is "${env.PORT}": it has to be a number from 1 to 65535.`);
  if (!['', '0', '1'].includes(env.EKKYO_DEMO ?? '')) throw new Sentence(`EKKYO_DEMO is "${env.EKKYO_DEMO}": it has to be 1 (with the demo world) or 0 (without).`);
  const databaseUrl = readUrl('DATABASE_URL', env, ['postgres:', 'postgresql:']);
  const directUrl = readUrl('DATABASE_DIRECT_URL', env, ['postgres:', 'postgresql:']);
  if (directUrl && !databaseUrl) throw new Sentence('DATABASE_DIRECT_URL is set without DATABASE_URL: set both, or neither for the embedded database.');
  readUrl('REDIS_URL', env, ['redis:', 'rediss:']);
  if (env.EKKYO_SECRET && env.EKKYO_SECRET.length < 16) throw new Sentence('EKKYO_SECRET has to be 16 characters or longer.');
  return {
    dataDir: resolve(fileURLToPath(root), env.EKKYO_DATA_DIR || '.ekkyo'),
    wantsDemo: env.EKKYO_DEMO !== '0',
    port,
    host: env.HOST || '127.0.0.1', // everybody can read the demo's passwords, and a new installation belongs to whoever comes first
    databaseUrl,
    directUrl: directUrl ?? databaseUrl,
    secret: env.EKKYO_SECRET || undefined,
  };
}

function readUrl(name, env, protocols) {
  if (!env[name]) return undefined;
  const url = URL.canParse(env[name]) ? new URL(env[name]) : undefined;
  if (!url || !protocols.includes(url.protocol)) throw new Sentence(`${name} is not a URL that begins with ${protocols[0]}//.`);
  return env[name];
}
