import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { invalidInput, pickLocale } from '#kernel';
import { type Caller, type GraphqlContext, toGraphqlError } from '#graphql-kit';
import type { Authenticator } from '#identity';
import { runInContext } from '#tenancy';
import type { GatewayConfig } from './config.js';

declare module 'fastify' {
  interface FastifyRequest {
    caller?: Caller;
  }
}

/**
 * Says who asks, before GraphQL runs, and runs the rest of the request in their context. A `preHandler`: earlier hooks run
 * before the body is read, and the socket's events would lose the context. It authenticates only; guards decide.
 */
export function authenticateRequests(fastify: FastifyInstance, authenticator: Authenticator, config: Pick<GatewayConfig, 'baseDomain'>): void {
  fastify.addHook('preHandler', (request, reply, done) => {
    const asks = request.url.startsWith('/graphql') || (request.method === 'POST' && request.url.startsWith('/files'));
    if (!asks) return done();
    const locale = pickLocale(request.headers['accept-language']);
    const fail = (error: unknown): void => {
      const { message, extensions } = toGraphqlError(error, { locale, requestId: request.id });
      void reply.status(extensions.code === 'INVALID_INPUT' ? 400 : 503).send({ errors: [{ message, extensions }] });
    };
    let tenant: string | undefined;
    try {
      tenant = agreedTenant('X-Tenant', request.headers['x-tenant'], request.headers.host, config.baseDomain);
    } catch (error) {
      return fail(error);
    }
    const { authorization } = request.headers;
    authenticator.authenticate({ authorization, tenant, locale, requestId: request.id }).then(({ caller, context }) => {
      request.caller = caller;
      runInContext(context, done);
    }, fail);
  });
}

/** The slug that the request names (as `field`) or its subdomain. Two that disagree are refused: one of them is not what the person sees. */
export function agreedTenant(field: string, slug: unknown, host = '', baseDomain: string | undefined): string | undefined {
  const named = typeof slug === 'string' && slug !== '' ? slug.toLowerCase() : undefined;
  const name = host.split(':')[0]!.toLowerCase();
  const subdomain = baseDomain && name.endsWith(`.${baseDomain}`) ? name.slice(0, -baseDomain.length - 1) : undefined;
  if (named && subdomain && named !== subdomain) {
    throw invalidInput(field, 'CONFLICT', { ja: `${field}とサブドメインが一致しません。`, en: `${field} and the subdomain disagree.` });
  }
  return named ?? subdomain;
}

/** The GraphQL context of an HTTP request. */
export function contextOf(request: FastifyRequest, reply: FastifyReply): GraphqlContext {
  const secure = request.server.secureCookies;
  return {
    caller: request.caller ?? { locale: pickLocale(undefined), requestId: request.id },
    loaders: new Map(),
    http: {
      address: request.ip,
      cookies: request.cookies,
      setCookie: (name, value, maxAgeSeconds) => void reply.setCookie(name, value, { httpOnly: true, sameSite: 'strict', secure, path: '/graphql', maxAge: maxAgeSeconds }),
    },
  };
}

declare module 'fastify' {
  interface FastifyInstance {
    secureCookies: boolean;
  }
}
