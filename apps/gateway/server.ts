import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { onInternalError } from '#graphql-kit';
import { Authenticator, type Personas } from '#identity';
import { AppModule } from './app.module.js';
import { serveCalendars } from './calendars.js';
import type { GatewayConfig } from './config.js';
import { serveFiles } from './files.js';
import { authenticateRequests } from './http-context.js';
import { answerTooLarge } from './too-large.js';
import { serveSubscriptions } from './subscriptions.js';
import { serveUnsubscribing } from './unsubscribing.js';

const BODY_LIMIT = 1_048_576;
const LONG = 1_000;
/** Everything comes from here; styles are inline because the component library writes them. */
const CONTENT_POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; worker-src 'self' blob:; connect-src 'self' ws: wss:; frame-ancestors 'none'; base-uri 'self'; form-action 'self'";

/** The gateway, ready to listen; `prepare` may add plugins before the routes are fixed. */
export async function createGateway(config: GatewayConfig, log: Logger, personas: Personas, prepare: (app: NestFastifyApplication) => Promise<void> = async () => undefined): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ loggerInstance: log as never, genReqId: () => randomUUID(), bodyLimit: BODY_LIMIT, disableRequestLogging: true, routerOptions: { ignoreTrailingSlash: true, maxParamLength: 300 } });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config, personas, log), adapter, { logger: ['error', 'warn'], abortOnError: false });
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  fastify.decorate('secureCookies', config.publicUrl.startsWith('https:'));
  await app.register(cookie as never);
  await prepare(app);
  onInternalError((error, requestId) => log.error({ err: error, requestId }, 'unexpected error'));
  // As bytes: a long text would be copied to be measured, and once more behind the headers.
  fastify.addHook('onSend', (_request, _reply, payload, done) => done(null, typeof payload === 'string' && payload.length > LONG ? Buffer.from(payload) : payload));
  fastify.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('Content-Security-Policy')) void reply.header('Content-Security-Policy', CONTENT_POLICY);
    void reply.headers({ 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer' });
  });
  answerTooLarge(fastify, BODY_LIMIT);
  fastify.addHook('onResponse', async (request, reply) => {
    log.info({ requestId: request.id, method: request.method, path: pathOf(request.url), status: reply.statusCode, ms: Math.round(reply.elapsedTime), tenantId: request.caller?.tenantId }, 'request');
  });
  authenticateRequests(fastify, app.get(Authenticator), config);
  serveSubscriptions(app, fastify, config);
  serveFiles(app, fastify);
  serveCalendars(app, fastify, config);
  serveUnsubscribing(app, fastify, config);
  app.enableShutdownHooks([]);
  await app.init();
  await fastify.ready();
  return app;
}

/** For the log: without a query, and without what opens a file. */
const pathOf = (url: string): string => url.split('?')[0]!.replace(/^(\/files\/|\/unsubscribe\/|\/calendar\/).+/, '$1…');
