import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../../scripts/lib/build.mjs';
import { ensureInstalled } from '../../scripts/lib/install.mjs';
import { Sentence } from '../../scripts/lib/sentence.mjs';

/** `npm run bench [name…] [-- --rounds 5 …]`: tables while it goes, and everything as JSON at the end. */
export async function main() {
  const text = (value) => ({ type: 'string', default: value });
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { rounds: text('5'), seconds: text('4'), connections: text('16'), people: text('1'), auth: text('full'), node: text('same'), posts: text('1000000'), tenants: text('5000') } });
  await ensureInstalled();
  await ensureBuilt();
  const { NAMES, measure } = await import('./measure.mjs');
  const unknown = positionals.filter((name) => !NAMES.includes(name));
  if (unknown.length > 0) throw new Sentence(`There is no benchmark called ${unknown.join(', ')}: choose from ${NAMES.join(', ')}.`);

  const options = { rounds: Number(values.rounds), seconds: Number(values.seconds), connections: Number(values.connections), peoplePerTenant: Number(values.people), auth: values.auth, node: values.node, posts: Number(values.posts), tenants: Number(values.tenants) };
  const results = await measure(positionals.length > 0 ? positionals : NAMES, options);
  console.log(`\n${JSON.stringify({ machine: { cpus: cpus().length, model: cpus()[0]?.model, node: process.versions.node }, options, results }, withoutTurns, 2)}`);
}

/** The turns are there for whoever wants to look closer, each on a line of its own. */
const withoutTurns = (key, value) => (key === 'turns' ? value.map(({ count, seconds, ...turn }) => Object.values(turn).map((n) => Number(n.toFixed(2))).join(' ')) : value);
