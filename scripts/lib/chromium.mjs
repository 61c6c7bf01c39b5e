import { accessSync, constants, existsSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { Sentence } from './sentence.mjs';

const flags = ['--headless', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-quic', '--no-sandbox'];

const programNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const macPrograms = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];

/**
 * The browser for tests: CHROMIUM_PATH, else one of this machine, else the one from npm (Linux on x64 only).
 * @returns {Promise<{ executablePath: string, args: string[] }>}
 */
export async function findChromium() {
  return { executablePath: asTold() ?? ofThisMachine() ?? (await fromNpm()), args: flags };
}

function asTold() {
  const path = process.env.CHROMIUM_PATH;
  if (path && !isProgram(path)) throw new Sentence(`CHROMIUM_PATH is "${path}", which is no program.`);
  return path || undefined;
}

function ofThisMachine() {
  const inPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => programNames.map((name) => join(folder, name)));
  return [...inPath, ...(process.platform === 'darwin' ? macPrograms : [])].find(isProgram);
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The package unpacks into the temporary folder and takes whatever lies there already for its own: leftovers of another
 * version crash it, and half a file of a killed run does too. So it unpacks into a folder that appears under its name
 * only when it is complete.
 */
async function fromNpm() {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Sentence('The browser tests need Chrome or Chromium: install one, or set CHROMIUM_PATH.');
  const require = createRequire(import.meta.url);
  const { version } = require(join(dirname(require.resolve('@sparticuz/chromium')), '../../package.json'));
  const home = join(tmpdir(), `ekkyo-chromium-${version}-${process.getuid()}`);
  if (!existsSync(home)) await unpack(home);
  if (statSync(home).uid !== process.getuid()) throw new Sentence(`${home} belongs to another user: remove it, or set CHROMIUM_PATH.`);
  return join(home, 'chromium');
}

async function unpack(home) {
  const draft = mkdtempSync(`${home}.`);
  const outside = process.env.TMPDIR;
  process.env.TMPDIR = draft;
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    await chromium.executablePath();
  } finally {
    if (outside === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = outside;
  }
  try {
    renameSync(draft, home);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(home)) throw error; // another process was first
  }
}
