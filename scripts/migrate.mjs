/** Brings a database to the newest state: `npm start` calls it, and so may whoever deploys by hand, after a build. */
const { migrate } = await import('../dist/db/migrate.js');

const { DATABASE_URL, DATABASE_DIRECT_URL, DATABASE_ADMIN_URL, EKKYO_SECRET } = process.env;
if (!DATABASE_URL || !EKKYO_SECRET) {
  console.error('DATABASE_URL and EKKYO_SECRET have to be set.');
  process.exit(1);
}
const done = await migrate({ adminUrl: DATABASE_ADMIN_URL || undefined, databaseUrl: DATABASE_DIRECT_URL || DATABASE_URL, secret: EKKYO_SECRET });
console.log(done.length > 0 ? `Applied ${done.length} migrations.` : 'The database is up to date.');
