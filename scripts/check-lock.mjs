import { readFileSync, writeFileSync } from 'node:fs';

/**
 * `npm ci` refuses a lock file that lacks the packages of any platform, and npm leaves out those that the registry at
 * hand does not carry: the next newcomer, whatever the machine, could then install nothing. `--fix` adds them.
 */
const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));

const systems = ['darwin', 'linux', 'win32', 'android', 'freebsd', 'openharmony'];
const processors = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 's390x', 'riscv64', 'loong64'];

function missingPackages() {
  return Object.entries(lock.packages).flatMap(([path, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !isLocked(path, name))
      .map(([name, version]) => ({ name, version, parent: entry })),
  );
}

/** As Node looks for it: in the package's own node_modules, then in those of the folders around it. */
function isLocked(path, name) {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (lock.packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true;
    if (!folder) return false;
  }
}

/** npm installs a package only where its system and processor match: here they are read from its name. */
function entryFor({ name, version, parent }) {
  const words = name.split(/[/-]/);
  const os = systems.find((system) => words.includes(system));
  const cpu = processors.find((processor) => words.includes(processor));
  if (!os || !cpu || !/^\d/.test(version)) throw new Error(`Cannot tell the platform or version of ${name}@${version}: run "npm install" where the registry has it.`);
  const libc = /-musl/.test(name) ? ['musl'] : /-gnu/.test(name) ? ['glibc'] : undefined;
  return {
    version,
    cpu: [cpu],
    ...(parent.dev && { dev: true }),
    ...(parent.devOptional && { devOptional: true }),
    ...(libc && { libc }),
    optional: true,
    os: [os],
  };
}

const missing = missingPackages();
if (missing.length === 0) {
  console.log('package-lock.json covers every platform.');
} else if (process.argv.includes('--fix')) {
  for (const wanted of missing) lock.packages[`node_modules/${wanted.name}`] = entryFor(wanted);
  const [root, ...others] = Object.entries(lock.packages);
  lock.packages = Object.fromEntries([root, ...others.sort(([a], [b]) => a.localeCompare(b, 'en'))]);
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`Added ${missing.length} packages of other platforms to package-lock.json.`);
} else {
  console.error(`package-lock.json lacks packages of other platforms, so "npm ci" fails: run "node scripts/check-lock.mjs --fix".\n${missing.map(({ name }) => `  ${name}`).join('\n')}`);
  process.exitCode = 1;
}
