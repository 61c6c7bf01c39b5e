import { run } from '../scripts/lib/entry.mjs';

run(new URL('./lib/main.mjs', import.meta.url).href);
