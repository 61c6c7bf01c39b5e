import { Controller, Get, Header, NotFoundException, Param, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { SetupService, TenantDirectory } from '#identity';
import { TenantDb, runInContext } from '#tenancy';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];
const LOCAL_NAME = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** Somebody at this machine itself: nothing stands between, and no page of elsewhere has pointed a name here. */
const isLocal = ({ socket, headers }: FastifyRequest): boolean =>
  LOOPBACK.has(socket.remoteAddress ?? '') && !FORWARDED.some((name) => name in headers) && LOCAL_NAME.test(headers.host ?? '');

interface Mail {
  to: string;
  subject: string;
  text: string;
}

/**
 * The demo's stand-in for the mailbox of people who have no account, such as an applicant's supervisor. It exists in the demo only,
 * and for whoever sits at the machine; for everybody else there is no such page.
 */
@Controller('outside-mail')
export class OutsideMailController {
  constructor(
    private readonly db: TenantDb,
    private readonly directory: TenantDirectory,
    private readonly setup: SetupService,
  ) {}

  @Get(':tenant/json')
  @Header('Cache-Control', 'no-store')
  async list(@Param('tenant') slug: string, @Req() request: FastifyRequest): Promise<Mail[]> {
    const tenant = this.setup.demo.isDemo && isLocal(request) ? await this.directory.bySlug(slug) : undefined;
    if (!tenant) throw new NotFoundException();
    return runInContext({ tenantId: tenant.id }, () =>
      this.db.readOne<Mail>('SELECT recipient AS "to", subject, text FROM captured_mail WHERE tenant_id = $1 AND member_id IS NULL ORDER BY created_at DESC, id DESC LIMIT 50', [tenant.id]),
    );
  }

  @Get(':tenant')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Cache-Control', 'no-store')
  async page(@Param('tenant') slug: string, @Req() request: FastifyRequest): Promise<string> {
    const mails = await this.list(slug, request);
    return `<!doctype html><html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>届いたメール (デモ)</title>
<style>body{font:16px/1.7 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem;background:#faf8f3;color:#1d2029}article{background:#fffefb;border:1px solid #d8d2c4;border-radius:14px;padding:1rem 1.25rem;margin:1rem 0}pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;margin:0}h1{font-size:1.3rem}h2{font-size:1.05rem;margin:0}a{color:#1d4f8c}</style></head>
<body><main><h1>アカウントのない方に届いたメール (デモ)</h1>${mails.map(article).join('') || '<p>まだありません。</p>'}</main></body></html>`;
  }
}

const escape = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
const article = ({ to, subject, text }: Mail): string =>
  `<article><h2>${escape(subject)}</h2><p>${escape(to)}</p><pre>${escape(text).replace(/https?:\/\/[^\s&#]+/g, (url) => `<a href="${url}">${url}</a>`)}</pre></article>`;
