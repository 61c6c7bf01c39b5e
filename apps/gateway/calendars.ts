import { Readable } from 'node:stream';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { pickLocale } from '#kernel';
import { toGraphqlError } from '#graphql-kit';
import { CalendarFeeds } from '#events';
import type { GatewayConfig } from './config.js';

const STATUS: Record<string, number> = { NOT_FOUND: 404, RATE_LIMITED: 429 };

/** GET /calendar/:token.ics gives a calendar to whoever has its address, as calendar programs ask: often, and mostly for what they have already. */
export function serveCalendars(app: NestFastifyApplication, fastify: FastifyInstance, { publicUrl }: Pick<GatewayConfig, 'publicUrl'>): void {
  const feeds = app.get(CalendarFeeds, { strict: false });
  const pageUrl = (slug: string, eventId: string): string => `${publicUrl}/c/${slug}/events/${Buffer.from(`Event:${eventId}`).toString('base64url')}`;
  fastify.get<{ Params: { file: string } }>('/calendar/:file', async (request, reply) => {
    try {
      const { etag, text } = await feeds.serve(request.params.file.replace(/\.ics$/, ''), request.ip, pageUrl);
      void reply.headers({ ETag: etag, 'Cache-Control': 'private, no-cache' });
      if (request.headers['if-none-match']?.split(/,\s*/).some((known) => known.replace(/^W\//, '') === etag)) return await reply.status(304).send();
      return await reply.type('text/calendar; charset=utf-8').header('Content-Disposition', 'inline; filename="events.ics"').send(Readable.from(text(), { objectMode: false }));
    } catch (error) {
      const { message, extensions } = toGraphqlError(error, { locale: pickLocale(request.headers['accept-language']), requestId: request.id });
      return reply.status(STATUS[extensions.code as string] ?? 500).header('Cache-Control', 'no-store').type('text/plain; charset=utf-8').send(message);
    }
  });
}
