import { table } from '../../scripts/lib/welcome.mjs';

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export { table };
export const number = (value, digits = 1) => (Number.isFinite(value) ? value.toFixed(digits) : '–');

/** Throughput, latency, CPU per request and memory of each server; then the ratios; then what they send to PostgreSQL. */
export function printComparison({ servers, ratios, statements, targets }) {
  const rows = Object.entries(servers).map(([name, r]) => [
    name, number(r.perSecond, 0), number(r.p50), number(r.p95), number(r.p99), number(r.serverCpu, 2), number(r.databaseCpu, 2), `${r.memory.now} (${r.memory.peak})`,
  ]);
  console.log(table([['', 'requests/s', 'p50 ms', 'p95 ms', 'p99 ms', 'CPU ms each', 'of PostgreSQL', 'RSS MB (peak)'], ...rows]));
  for (const [name, { median: middle, least, most }] of Object.entries(ratios)) {
    const wanted = targets[name] ? `; wanted: at least ${targets[name]}` : '';
    console.log(`  product / ${name}: ${number(middle, 2)} (rounds from ${number(least, 2)} to ${number(most, 2)})${wanted}`);
  }
  const counted = Object.entries(statements).flatMap(([name, each]) => each.map((one, i) => [i === 0 ? name : '', one.label, String(one.statements), String(one.transactions), String(one.roundTrips)]));
  console.log(table([['', '', 'statements', 'transactions', 'round trips'], ...counted]));
}
