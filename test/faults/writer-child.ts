import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { pino } from 'pino';
import { newId } from '#kernel';
import { MessagingModule } from '#messaging';
import { TenancyModule, TenantDb, runInContext } from '#tenancy';
import { Entered, settings } from './ledger.js';

// Writes as a gateway does and tells the parent what was acknowledged, and nothing else.
const { databaseUrl, secret } = settings();

@Module({ imports: [TenancyModule.forRoot({ databaseUrl, secret, connections: { tenant: 4 } }), MessagingModule.forRoot({ directUrl: databaseUrl, secret, logger: pino({ enabled: false }) })] })
class WriterModule {}

const app = await NestFactory.createApplicationContext(WriterModule, { logger: false });
const db = app.get(TenantDb);

process.on('message', ({ facts }: { facts: number }) => void write(facts));
process.once('disconnect', () => process.exit(0));
process.send?.({ type: 'ready' });

async function write(facts: number): Promise<void> {
  const tenants = Array.from({ length: 6 }, () => newId());
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < facts) {
      const number = next++;
      const tenantId = tenants[number % tenants.length]!;
      // Every third is to be heard later, while workers come and go.
      const how = number % 3 === 0 ? { notBefore: new Date(Date.now() + Math.random() * 2_000) } : {};
      const id = await runInContext({ tenantId }, () => db.write((tx) => tx.publish(Entered, { note: `fact ${number}` }, how)));
      process.send?.({ type: 'acknowledged', id, tenantId });
    }
  };
  await Promise.all([lane(), lane(), lane()]);
  process.send?.({ type: 'done' });
}
