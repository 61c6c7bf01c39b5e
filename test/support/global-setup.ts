import { startTestDatabase } from '../../scripts/lib/test-database.mjs';

/** Workers inherit the environment: `EKKYO_TEST_PG` tells them where the server is and what to clone. */
export default async function globalSetup(): Promise<void> {
  const { facts, stop } = await startTestDatabase();
  process.env.EKKYO_TEST_PG = JSON.stringify(facts);
  (globalThis as { stopTestDatabase?: () => Promise<void> }).stopTestDatabase = stop;
}
