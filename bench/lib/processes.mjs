import { readFileSync, readdirSync } from 'node:fs';

const TICKS_PER_SECOND = 100;
const isLinux = process.platform === 'linux';

/** Seconds of CPU that a process has used so far, or with `family` also its children, those that have ended too; NaN where /proc does not tell. */
export function cpuSeconds(pid, { family = false } = {}) {
  if (!isLinux) return NaN;
  const ticks = family ? ticksOf(pid, { ended: true }) + childrenOf(pid).reduce((sum, one) => sum + ticksOf(one), 0) : ticksOf(pid);
  return ticks / TICKS_PER_SECOND;
}

/** Memory in MB: now, and the most there ever was. */
export function memory(pid) {
  if (!isLinux) return { now: NaN, peak: NaN };
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024);
  return { now: megabytes('VmRSS'), peak: megabytes('VmHWM') };
}

const fieldsOf = (pid) => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
};

function ticksOf(pid, { ended = false } = {}) {
  try {
    const [user, system, endedUser, endedSystem] = fieldsOf(pid).slice(11, 15).map(Number);
    return user + system + (ended ? endedUser + endedSystem : 0);
  } catch {
    return 0; // it has ended meanwhile
  }
}

export function childrenOf(parent) {
  return readdirSync('/proc').filter((name) => {
    try {
      return /^\d+$/.test(name) && Number(fieldsOf(name)[1]) === parent;
    } catch {
      return false;
    }
  });
}
