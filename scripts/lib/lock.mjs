import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { birthOf, isAlive } from './processes.mjs';
import { Sentence } from './sentence.mjs';

/** Held by a process until it releases it or is gone; a lock that a killed process left behind is taken over. */
export function takeLock(file, sentenceWhenHeld) {
  const mine = `${process.pid}\n${birthOf(process.pid)}\n`;
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      writeFileSync(file, mine, { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const [pid, birth] = read(file);
    const held = Number(pid) !== process.pid && isAlive(Number(pid)) && (!birth || birth === birthOf(pid));
    if (held) throw new Sentence(`${sentenceWhenHeld} (process ${pid}).`);
    rmSync(file, { force: true });
  }
  throw new Sentence(`${sentenceWhenHeld}.`);
}

function read(file) {
  try {
    return readFileSync(file, 'utf8').trim().split('\n');
  } catch {
    return ['0'];
  }
}
