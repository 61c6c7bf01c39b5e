/** Says what is going on, and afterwards how long it took when that was long. */
export async function step(label, work) {
  console.log(`${label} …`);
  const begin = performance.now();
  const result = await work();
  const seconds = (performance.now() - begin) / 1_000;
  if (seconds >= 2) console.log(`  took ${seconds.toFixed(1)} s`);
  return result;
}
