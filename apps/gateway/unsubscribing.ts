import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { TenantDirectory } from '#identity';
import { PreferenceService, UnsubscribeLinks } from '#notifications';
import { runInContext } from '#tenancy';
import type { GatewayConfig } from './config.js';

/**
 * RFC 8058: one POST to the address in a mail ends such mails, without a sign-in and whatever its body says. A GET changes nothing,
 * because mail programs open addresses by themselves: it leads to the setting.
 */
export function serveUnsubscribing(app: NestFastifyApplication, fastify: FastifyInstance, { secret }: Pick<GatewayConfig, 'secret'>): void {
  const links = new UnsubscribeLinks(secret);
  const preferences = app.get(PreferenceService, { strict: false });
  const directory = app.get(TenantDirectory, { strict: false });
  void fastify.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: 10_000 }, (_request, body, done) => done(null, body));
    scope.post<{ Params: { token: string } }>('/unsubscribe/:token', async (request, reply) => {
      const link = links.read(request.params.token);
      if (!link) return reply.status(404).send();
      await runInContext({ tenantId: link.tenantId }, () => preferences.unsubscribe(link.memberId, link.topic));
      return reply.status(200).type('text/plain').send('OK');
    });
    scope.get<{ Params: { token: string } }>('/unsubscribe/:token', async (request, reply) => {
      const link = links.read(request.params.token);
      const tenant = link && (await directory.byIds([link.tenantId])).get(link.tenantId);
      if (!link || !tenant) return reply.status(404).send();
      return reply.redirect(`/c/${tenant.slug}/me/notifications${link.topic ? `?topic=${link.topic}` : ''}`, 303);
    });
    await Promise.resolve();
  });
}
