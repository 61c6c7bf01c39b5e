import { Injectable } from '@nestjs/common';
import { type Page, type PageArgs, pageRequest, toPage } from '#kernel';
import { TenantDb } from '#tenancy';
import type { Actor } from '#graphql-kit';
import { CapturedMail } from './captured-mail.entity.js';

const COLUMNS = `id, tenant_id AS "tenantId", member_id AS "memberId", recipient AS "to", subject, text, html, created_at AS "createdAt"`;
const asMail = (row: object): CapturedMail => Object.assign(new CapturedMail(), row);

/** Each person reads their own and nobody else's, whatever their role: sign-in links may stand in them. */
@Injectable()
export class CapturedMailService {
  constructor(private readonly db: TenantDb) {}

  async page(actor: Actor, args: PageArgs): Promise<Page<CapturedMail>> {
    const request = pageRequest(args, ['time', 'id']);
    const [comparison, direction] = request.backward ? ['>', 'ASC'] : ['<', 'DESC'];
    const rows = await this.db.readOne(
      `SELECT ${COLUMNS} FROM captured_mail
       WHERE tenant_id = $1 AND member_id = $2 AND ($3::timestamptz IS NULL OR (created_at, id) ${comparison} ($3, $4::uuid))
       ORDER BY created_at ${direction}, id ${direction} LIMIT $5`,
      [actor.tenantId, actor.id, request.key?.[0] ?? null, request.key?.[1] ?? null, request.limit + 1],
      `captured_mails_${direction}`,
    );
    return toPage(rows.map(asMail), request, (mail) => [mail.createdAt.toISOString(), mail.id]);
  }

  async byIds(actor: Actor, ids: readonly string[]): Promise<CapturedMail[]> {
    const rows = await this.db.readOne(`SELECT ${COLUMNS} FROM captured_mail WHERE tenant_id = $1 AND member_id = $2 AND id = ANY ($3)`, [actor.tenantId, actor.id, ids]);
    return rows.map(asMail);
  }
}
