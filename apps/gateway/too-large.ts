import type { FastifyInstance } from 'fastify';
import { invalidInput, pickLocale } from '#kernel';
import { toGraphqlError } from '#graphql-kit';

const MEGABYTE = 1_048_576;

/** Says of a request that is too large to be read what GraphQL would have said: in its shape, with the limit. What was sent in it is not known, and never read. */
export function answerTooLarge(fastify: FastifyInstance, limit: number): void {
  const megabytes = Math.floor(limit / MEGABYTE);
  const error = invalidInput('body', 'TOO_LARGE', { ja: `一度に送れるのは${megabytes} MBまでです。内容を短くするか、分けて送ってください。`, en: `At most ${megabytes} MB can be sent at once. Make it shorter, or send it in parts.` });
  fastify.addHook('onSend', async (request, reply, payload) => {
    if (reply.statusCode !== 413 || !request.url.startsWith('/graphql')) return payload;
    const { message, extensions } = toGraphqlError(error, { locale: pickLocale(request.headers['accept-language']), requestId: request.id });
    // The type by which a client knows that this is an answer of GraphQL, whatever its status.
    void reply.header('Content-Type', 'application/graphql-response+json; charset=utf-8');
    const answer = JSON.stringify({ errors: [{ message, extensions: { ...extensions, limit } }] });
    void reply.header('Content-Length', Buffer.byteLength(answer));
    return answer;
  });
}
