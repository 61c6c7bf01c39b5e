import { Readable } from 'node:stream';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { forbidden, pickLocale, toGlobalId, unauthenticated } from '#kernel';
import { toGraphqlError } from '#graphql-kit';
import { Files, ThumbnailSize, disposition } from '#files';

/** Whoever sends slower than this has lost the connection. */
const UPLOAD_MS = 10 * 60_000;
/** How long a sender may go on after the answer. */
const LINGER_MS = 5_000;
const STATUS: Record<string, number> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, NOT_FOUND: 404, INVALID_INPUT: 400, RATE_LIMITED: 429, UNAVAILABLE: 503 };

/**
 * POST /files takes a file as the raw body, with the headers of a GraphQL request; GET /files/:token gives one away. A form of
 * another site cannot send the Authorization header, so no other protection against forged requests is needed.
 */
export function serveFiles(app: NestFastifyApplication, fastify: FastifyInstance): void {
  const files = app.get(Files, { strict: false });
  void fastify.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, body, done) => done(null, body)); // read by whoever stores it, as it comes
    scope.post('/files', { bodyLimit: Number.MAX_SAFE_INTEGER }, (request, reply) => answer(request, reply, () => take(files, request, reply)));
    scope.get<{ Params: { token: string } }>('/files/:token', (request, reply) => answer(request, reply, () => give(files, request.params.token, reply)));
    await Promise.resolve();
  });
}

async function take(files: Files, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { caller, headers } = request;
  // What is refused is refused before a byte is read.
  if (!caller?.account) throw unauthenticated();
  if (!caller.actor?.permissions.has('files:upload')) throw forbidden();
  const length = headers['content-length'];
  const timer = setTimeout(() => request.raw.destroy(), UPLOAD_MS).unref();
  try {
    const bytes = request.raw.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
    const file = await files.upload(caller.actor, { name: headers['x-file-name'], length: length === undefined ? undefined : Number(length), bytes });
    const { name, mediaType, byteLength, width, height } = file;
    const thumbnailUrl = file.thumbnails.SMALL ? files.path(file, ThumbnailSize.SMALL) : null;
    void reply.status(201).send({ id: toGlobalId('File', file.id), name, mediaType, byteLength, width, height, thumbnailUrl });
  } finally {
    clearTimeout(timer);
  }
}

async function give(files: Files, token: string, reply: FastifyReply): Promise<void> {
  const { name, mediaType, byteLength, until, bytes } = await files.byToken(token);
  void reply
    .headers({
      'Content-Type': mediaType,
      'Content-Length': byteLength,
      'Content-Disposition': disposition(name, mediaType),
      'Cache-Control': `private, max-age=${Math.max(0, Math.floor((until.getTime() - Date.now()) / 1000))}`,
      // Whatever it is, it is no page of ours: nothing in it runs, and no other site shows it.
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'Cross-Origin-Resource-Policy': 'same-origin',
    })
    .send(Readable.from(bytes, { objectMode: false }));
  await Promise.resolve();
}

async function answer(request: FastifyRequest, reply: FastifyReply, work: () => Promise<void>): Promise<FastifyReply> {
  try {
    await work();
  } catch (error) {
    const { message, extensions } = toGraphqlError(error, { locale: request.caller?.locale ?? pickLocale(request.headers['accept-language']), requestId: request.id });
    const status = extensions.reason === 'TOO_LARGE' ? 413 : (STATUS[extensions.code as string] ?? 500);
    void reply.status(status).header('Cache-Control', 'no-store').send({ errors: [{ message, extensions }] });
    // The rest of what is being sent is thrown away, for a moment, so that the answer can be read.
    if (!request.raw.complete) {
      request.raw.resume();
      setTimeout(() => request.raw.complete || request.raw.destroy(), LINGER_MS).unref();
    }
  }
  return reply;
}
