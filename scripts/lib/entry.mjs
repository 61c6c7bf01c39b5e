// This file alone is read by every Node, however old: nothing newer than Node 14 understands may stand here.

function isSupported(version) {
  const numbers = version.split('.').map(Number);
  const major = numbers[0];
  const minor = numbers[1];
  return (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;
}

/** Runs the `main` of a script under scripts/lib once the Node at hand is known to be able to. */
export function run(script) {
  if (!isSupported(process.versions.node)) {
    console.error('Ekkyo needs Node 20.19 or later, 22.12 or later, or 24 or later; this is ' + process.versions.node + ': see https://nodejs.org/.');
    process.exit(1);
  }
  import('./guarded.mjs')
    .then(function (guarded) {
      return guarded.guard(script);
    })
    .catch(function (error) {
      console.error(error);
      process.exit(1);
    });
}
