import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Tenant } from '#identity';
import { beginRebuild } from '#search';
import { PlatformDb, TenancyModule, TenantDb, runInContext } from '#tenancy';
import { readConfig } from './config.js';

/** `npm run search:rebuild [slug…]`: wishes that the index of these communities, or of all, is made anew; the running workers do it, in stretches. */
async function main(slugs: readonly string[]): Promise<void> {
  const { databaseUrl, secret, preparedStatements } = readConfig(process.env); // eslint-disable-line no-restricted-properties -- a command's own settings
  @Module({ imports: [TenancyModule.forRoot({ databaseUrl, secret, preparedStatements, connections: { tenant: 2 } })] })
  class Rebuild {}
  const app = await NestFactory.createApplicationContext(Rebuild, { logger: ['error'] });
  try {
    const all = await app.get(PlatformDb).read((tx) => tx.find(Tenant, {}));
    const chosen = slugs.length > 0 ? all.filter(({ slug }) => slugs.includes(slug)) : all;
    for (const { id } of chosen) await runInContext({ tenantId: id }, () => app.get(TenantDb).write((tx) => beginRebuild(tx)));
    process.stdout.write(`${chosen.length} of ${all.length} communities will be indexed anew.\n`);
  } finally {
    await app.close();
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
