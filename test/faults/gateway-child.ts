import 'reflect-metadata';
import { pino } from 'pino';
import { readConfig } from '../../apps/gateway/config.js';
import { createGateway } from '../../apps/gateway/server.js';

const config = readConfig(process.env);
// Tests derive the roles' passwords from a secret that is shorter than configuration allows.
const app = await createGateway({ ...config, secret: process.env.ROLES_SECRET ?? config.secret }, pino({ level: 'silent' }), { isDemo: false, personas: [] });
await app.listen({ port: config.port, host: config.host });
process.send?.({ type: 'ready', port: (app.getHttpServer().address() as { port: number }).port });
