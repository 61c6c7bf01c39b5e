import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CONSOLE_DIR } from './console.controller.js';

/** The console's scripts, styles and fonts. Their names hold a hash of their content, so they may be kept for ever. */
export async function serveAssets(app: NestFastifyApplication): Promise<void> {
  if (!CONSOLE_DIR) return;
  await app.register(fastifyStatic as never, { root: fileURLToPath(new URL('assets/', CONSOLE_DIR)), prefix: '/assets/', immutable: true, maxAge: '365d', decorateReply: false });
}
