import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';

export async function main() {
  await ensureInstalled();
  await ensureBuilt();
}
