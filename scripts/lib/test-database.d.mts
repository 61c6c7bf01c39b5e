export interface TestDatabaseFacts {
  superuserUrl: string;
  /** The migrated database to clone: `CREATE DATABASE … TEMPLATE`. */
  template: string;
  /** From which the roles' passwords are derived. */
  secret: string;
}

export function startTestDatabase(): Promise<{ facts: TestDatabaseFacts; stop: () => Promise<void> }>;
