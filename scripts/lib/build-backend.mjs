import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformFile } from '@swc/core';
import { filesUnder } from './build.mjs';
import { root } from './children.mjs';
import { Sentence } from './sentence.mjs';

const folders = ['apps/gateway', 'apps/worker', 'libs', 'db', 'demo'];
const at = (path) => fileURLToPath(new URL(path, root));

/** The same tree under dist/: `#x` resolves there by package.json, and files that the code reads lie beside it. */
export async function buildBackend() {
  for (const folder of folders) await rm(at(`dist/${folder}`), { recursive: true, force: true });
  const files = folders.flatMap((folder) => filesUnder(at(folder)));
  const failures = (await Promise.all(files.map(buildFile))).filter(Boolean);
  if (failures.length > 0) throw new Sentence(`The backend could not be built:\n${failures.join('\n')}`);
}

async function buildFile(source) {
  const target = at(`dist/${relative(at('.'), source)}`);
  await mkdir(dirname(target), { recursive: true });
  if (source.endsWith('.d.ts')) return undefined;
  if (!source.endsWith('.ts')) return copyFile(source, target);

  const output = target.replace(/\.ts$/, '.js');
  try {
    const { code, map } = await transformFile(source, { sourceFileName: relative(dirname(output), source) });
    await writeFile(output, `${code}\n//# sourceMappingURL=${basename(output)}.map\n`);
    await writeFile(`${output}.map`, map);
  } catch (error) {
    return `${relative(at('.'), source)}: ${error.message}`;
  }
}
