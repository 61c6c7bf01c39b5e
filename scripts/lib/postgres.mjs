import { spawn } from 'node:child_process';
import {
  chmodSync, chownSync, closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { takeLock } from './lock.mjs';
import { postgresPrograms, postgresUser, reachableDataDir } from './postgres-home.mjs';
import { commandOf, isAlive, until } from './processes.mjs';
import { secretsIn } from './secrets.mjs';
import { Sentence } from './sentence.mjs';

const superuser = 'postgres';

/**
 * Starts the PostgreSQL that comes with the npm packages, on loopback only. Its superuser's password is kept beside the
 * data folder, in `secrets.json`. The caller makes sure that no other live process uses the same folder: a server that
 * is still running there has lost its parent, and is stopped.
 *
 * @param {{ dataDir: string, port?: number, settings?: Record<string, string | number>, log?: (line: string) => void, onExit?: (reason: string) => void }} options
 * @returns {Promise<{ url: string, port: number, dataDir: string, pid: number, stop: (patience?: number) => Promise<void> }>}
 */
export async function startPostgres({ dataDir: wanted, port: wantedPort = 0, settings = {}, log = () => {}, onExit = () => {} }) {
  const base = dirname(resolve(wanted));
  mkdirSync(base, { recursive: true });
  const secrets = secretsIn(base);
  const user = postgresUser(secrets.get('databaseDir') ?? wanted);
  if (user) chmodSync(base, statSync(base).mode | 0o001); // its user has to pass through
  const dataDir = reachableDataDir(resolve(wanted), user, secrets, log);
  const unlock = takeLock(`${dataDir}.lock`, `The database in ${dataDir} is in use by another Ekkyo`);
  try {
    const server = await prepareAndLaunch({ dataDir, user, secrets, wantedPort, settings, log, logFile: join(base, 'postgres.log') });
    return handleOf(server, { dataDir, password: secrets.get('databasePassword'), onExit, unlock });
  } catch (error) {
    unlock();
    throw error;
  }
}

async function prepareAndLaunch({ dataDir, user, secrets, log, ...rest }) {
  const home = postgresPrograms(user, log);
  const identity = user ? { uid: user.uid, gid: user.gid } : {};
  if (existsSync(join(dataDir, 'PG_VERSION'))) {
    if (!secrets.get('databasePassword')) throw new Sentence(`${secrets.file} holds the password of the database in ${dataDir} and is gone: restore it, or remove both to begin anew.`);
    refuseOtherMajor(dataDir, home);
    await stopOrphan(dataDir, log);
  } else {
    await initialise(dataDir, home, identity, secrets.getOrMake('databasePassword'), rest.settings.fsync === 'off');
  }
  return launch({ dataDir, home, identity, ...rest });
}

function handleOf({ child, port }, { dataDir, password, onExit, unlock }) {
  let stopping = false;
  child.once('exit', (code, signal) => stopping || onExit(`PostgreSQL has stopped (${signal ?? `exit code ${code}`})`));
  return {
    url: `postgres://${superuser}:${password}@127.0.0.1:${port}/postgres`,
    port,
    dataDir,
    pid: child.pid,
    async stop(patience = 8_000) {
      stopping = true;
      await stopPostmaster(child.pid, () => !hasEnded(child), patience);
      unlock();
    },
  };
}

function refuseOtherMajor(dataDir, home) {
  const theirs = readFileSync(join(dataDir, 'PG_VERSION'), 'utf8').trim();
  const [ours] = readFileSync(join(home, 'share', 'postgresql', 'postgres.bki'), 'utf8').slice(0, 40).match(/\d+/);
  if (theirs === ours) return;
  throw new Sentence(`The database in ${dataDir} was made by PostgreSQL ${theirs} and this Ekkyo brings PostgreSQL ${ours}: move its data over with pg_dump and pg_restore, or choose another EKKYO_DATA_DIR.`);
}

/** Made under another name first: what a killed initdb leaves behind never looks like a database. */
async function initialise(dataDir, home, identity, password, hasty) {
  const draft = `${dataDir}.new`;
  const scratch = mkdtempSync(join(tmpdir(), 'ekkyo-initdb-'));
  const passwordFile = join(scratch, 'password');
  try {
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft, { mode: 0o700 });
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (identity.uid !== undefined) for (const path of [draft, scratch, passwordFile]) chownSync(path, identity.uid, identity.gid);

    const flags = [`--pgdata=${draft}`, `--username=${superuser}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8', ...(hasty ? ['--no-sync'] : [])];
    // Older macOS knows no C.UTF-8: byte order there too, and the classes of characters of any UTF-8 locale.
    const locales = [['--locale=C.UTF-8'], ['--locale=C', '--lc-ctype=en_US.UTF-8']];
    let outcome;
    for (const locale of locales) {
      outcome = await run(join(home, 'bin', 'initdb'), [...flags, ...locale], identity);
      if (!/invalid locale/.test(outcome.output)) break;
    }
    if (outcome.code !== 0) throw new Sentence(`PostgreSQL could not make its data folder ${dataDir}:\n${outcome.output.trim()}`);
    rmSync(dataDir, { recursive: true, force: true });
    renameSync(draft, dataDir);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function run(program, args, identity) {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { ...identity, cwd: '/', env: environment(), stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.once('error', fail);
    child.once('close', (code) => done({ code, output }));
  });
}

/** Nothing of the caller's: PG* variables and locales would change what the programs do. */
function environment() {
  return { PATH: process.env.PATH, TZ: 'UTC', LC_MESSAGES: 'C' };
}

async function launch({ dataDir, home, identity, logFile, wantedPort, settings }) {
  const attempts = 5;
  for (let attempt = 1; ; attempt++) {
    const port = wantedPort || (await freePort());
    const child = spawnPostmaster({ dataDir, home, identity, logFile, port, settings });
    if (await isReady(child, dataDir)) return { child, port };

    const said = lastLines(logFile);
    // A free port may be taken in the meantime; the backends of a killed server take a moment to notice.
    const passing = /shared memory block .* is still in use/.test(said) || (!wantedPort && /Address already in use/.test(said));
    if (!passing || attempt === attempts) throw new Sentence(`PostgreSQL did not start:\n${said}`);
    await sleep(1_000);
  }
}

function spawnPostmaster({ dataDir, home, identity, logFile, port, settings }) {
  const all = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '', // their paths may be 107 bytes long at most, a checkout's path may be longer
    max_connections: 200,
    password_encryption: 'scram-sha-256',
    timezone: 'UTC',
    ...settings,
  };
  if (existsSync(logFile) && statSync(logFile).size > 10_000_000) renameSync(logFile, `${logFile}.old`);
  const output = openSync(logFile, 'a', 0o600);
  const args = ['-D', dataDir, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  // A process group of its own: Ctrl-C in a terminal would otherwise stop the database before those who still write to it.
  const child = spawn(join(home, 'bin', 'postgres'), args, { ...identity, cwd: '/', env: environment(), detached: true, stdio: ['ignore', output, output] });
  child.once('error', () => {});
  closeSync(output);
  return child;
}

/** The postmaster writes its state into the eighth line of its lock file, where pg_ctl too reads it. */
async function isReady(child, dataDir) {
  const ready = () => readPostmasterFile(dataDir)?.pid === child.pid && readPostmasterFile(dataDir)?.status === 'ready';
  const patience = 5 * 60_000; // recovery after a crash can be long
  await until(() => hasEnded(child) || ready(), patience);
  return !hasEnded(child);
}

function hasEnded(child) {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

function readPostmasterFile(dataDir) {
  try {
    const lines = readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), status: lines[7]?.trim() };
  } catch {
    return undefined;
  }
}

async function stopOrphan(dataDir, log) {
  const pid = readPostmasterFile(dataDir)?.pid;
  if (!pid) return;
  const command = isAlive(pid) ? commandOf(pid) : '';
  if (command.includes('postgres') && command.includes(dataDir)) {
    log('Stopping the PostgreSQL that a killed Ekkyo left running.');
    await stopPostmaster(pid, () => isAlive(pid), 8_000);
  }
  disownPostmasterFile(dataDir);
}

/**
 * PostgreSQL refuses to start while the number in its lock file is anybody's, except its own parent's, which is ours.
 * Removing the file instead would also remove its check that no process of the former server still writes.
 */
function disownPostmasterFile(dataDir) {
  const file = join(dataDir, 'postmaster.pid');
  if (!existsSync(file)) return;
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(process.pid)));
}

/** SIGINT closes connections and writes a checkpoint, SIGQUIT leaves that to recovery at the next start. */
async function stopPostmaster(pid, isRunning, patience) {
  for (const [signal, wait] of [['SIGINT', patience], ['SIGQUIT', 2_000], ['SIGKILL', 2_000]]) {
    if (!isRunning()) return;
    try {
      process.kill(pid, signal);
    } catch (error) {
      if (error.code === 'EPERM') throw new Sentence(`A PostgreSQL of another user (process ${pid}) uses the data folder: stop it first.`);
      return;
    }
    if (await until(() => !isRunning(), wait, 20)) return;
  }
}

export function freePort() {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

function lastLines(file) {
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-8).join('\n');
}
