export interface TestDatabaseFacts {
  superuserUrl: string;
  /** The migrated database to clone: `CREATE DATABASE … TEMPLATE`. */
  template: string;
  passwords: Record<string, string>;
  /** What `migrate()` returned. */
  urls?: Record<string, string>;
}

export function startTestDatabase(): Promise<{ facts: TestDatabaseFacts; stop: () => Promise<void> }>;
