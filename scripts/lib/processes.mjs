import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** A dead process whose parent does not take note of it, as in containers without an init, keeps its number: it counts as dead. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
  return !property(pid, 0, 'stat=').startsWith('Z');
}

export function commandOf(pid) {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

/** Tells a process from a later one that was given the same number. */
export const birthOf = (pid) => property(pid, 19, 'lstart=');

export const parentOf = (pid) => Number(property(pid, 1, 'ppid='));

/** Linux lists them in /proc/<pid>/stat, counted here from behind the command's name, which may contain anything. */
function property(pid, index, name) {
  try {
    if (process.platform !== 'linux') return execFileSync('ps', ['-o', name, '-p', String(pid)], { encoding: 'utf8' }).trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[index];
  } catch {
    return '';
  }
}

export async function until(condition, milliseconds, step = 50) {
  const end = Date.now() + milliseconds;
  while (!(await condition())) {
    if (Date.now() >= end) return false;
    await sleep(step);
  }
  return true;
}
