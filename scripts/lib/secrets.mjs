import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Sentence } from './sentence.mjs';

/** What this installation made up for itself and has to remember: passwords, the signing secret, where its database lies. */
export function secretsIn(folder) {
  const file = join(folder, 'secrets.json');
  // Read each time: the database and the start each keep their part in it.
  const read = () => (existsSync(file) ? parse(file) : {});

  function set(name, value) {
    writeFileSync(`${file}.new`, `${JSON.stringify({ ...read(), [name]: value }, null, 2)}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
    return value;
  }

  return {
    file,
    get: (name) => read()[name],
    set,
    getOrMake: (name) => read()[name] ?? set(name, randomBytes(32).toString('base64url')),
  };
}

function parse(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new Sentence(`${file} cannot be read: restore it, or remove its folder to begin anew.`);
  }
}
