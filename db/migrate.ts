import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { roleUrl } from '#tenancy';
import { migrateQueue } from './queue.js';
import { bootstrap } from './bootstrap.js';
import { migrations } from './migrations/index.js';

export interface MigrateOptions {
  /** A role that may create roles. Left out when the roles exist already: then only the migrator signs in. */
  adminUrl?: string;
  /** The database, with any role's name in it; the migrator's is put in. */
  databaseUrl: string;
  secret: string;
}

/** Brings the database to the newest state and returns the names of the migrations that ran now. */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  if (options.adminUrl) await bootstrap(options.adminUrl, options.secret);
  const source = new DataSource({
    type: 'postgres',
    url: roleUrl(options.databaseUrl, options.secret, 'migrator'),
    migrations,
    migrationsTableName: 'migration',
    installExtensions: false,
    applicationName: 'ekkyo-migrator',
  });
  await source.initialize();
  try {
    const done = await source.runMigrations({ transaction: 'each' });
    await source.query(`COMMENT ON TABLE migration IS 'class=infrastructure'`);
    await migrateQueue(source);
    return done.map((m) => m.name);
  } finally {
    await source.destroy();
  }
}
