import { Injectable } from '@nestjs/common';
import { type TenantId, invalidInput, newId, notFound } from '#kernel';
import type { Actor } from '#graphql-kit';
import { TenantDb, type Tx } from '#tenancy';
import { audit } from '../audit/audit.js';
import { LinkKeys } from '../link-keys.js';
import { hashOfSecret, linkToken } from '../link-token.js';
import { readDomains } from './invitation.rules.js';
import { InvitationLink, type InvitationLinkId, type OpenInvitationLinkInput } from './link.entity.js';

const PURPOSE = 'invitation link';
const COLUMNS = `l.id, l.tenant_id AS "tenantId", l.secret_hash AS "secretHash", l.domains, l.opened_by AS "openedBy", l.opened_at AS "openedAt", l.closed_at AS "closedAt", l.closed_by AS "closedBy",
  (SELECT count(*)::int FROM invitation i WHERE i.tenant_id = $1 AND i.link_id = l.id AND i.state = 'ACCEPTED') AS "joinedCount"`;

/** The one link of a community by which people have themselves invited. */
@Injectable()
export class InvitationLinkService {
  constructor(
    private readonly db: TenantDb,
    private readonly keys: LinkKeys,
  ) {}

  /** The open one; undefined when there is none. */
  async current(tenantId: TenantId): Promise<InvitationLink | undefined> {
    const [row] = await this.db.readOne<InvitationLink>(`SELECT ${COLUMNS} FROM invitation_link l WHERE l.tenant_id = $1 AND l.closed_at IS NULL`, [tenantId], 'invitation_link');
    return row && this.shown(row);
  }

  open(actor: Actor, { domains = [], renews = false }: OpenInvitationLinkInput): Promise<InvitationLink> {
    const allowed = readDomains(domains);
    if (!allowed) throw invalidInput('input.domains', 'INVALID_DOMAIN', { ja: 'ドメインは example.co.jp のように入力してください。', en: 'Give domains like example.co.jp.' });
    return this.db.write(async (tx) => {
      const before = await lockOpen(tx);
      const stays = before && !renews;
      if (stays) await tx.execute('UPDATE invitation_link SET domains = $3 WHERE tenant_id = $1 AND id = $2', [tx.tenantId, before.id, allowed]);
      else if (before) await closeLink(tx, before.id, actor);
      const id = stays ? before.id : await this.make(tx, actor, allowed);
      await audit(tx, { actorId: actor.id, action: stays ? 'members.link_changed' : before ? 'members.link_renewed' : 'members.link_opened', details: { domains: allowed.join(' ') } });
      return this.read(tx, id);
    });
  }

  close(actor: Actor): Promise<InvitationLink> {
    return this.db.write(async (tx) => {
      const open = await lockOpen(tx);
      if (!open) {
        const last = await tx.first<{ id: InvitationLinkId }>('SELECT id FROM invitation_link WHERE tenant_id = $1 ORDER BY closed_at DESC LIMIT 1', [tx.tenantId]);
        if (!last) throw notFound();
        return this.read(tx, last.id);
      }
      await closeLink(tx, open.id, actor);
      await audit(tx, { actorId: actor.id, action: 'members.link_closed' });
      return this.read(tx, open.id);
    });
  }

  private async make(tx: Tx, { id: openedBy }: Actor, domains: string[]): Promise<InvitationLinkId> {
    const id: InvitationLinkId = newId(tx.now.getTime());
    await tx.execute('INSERT INTO invitation_link (tenant_id, id, secret_hash, domains, opened_by, opened_at) VALUES ($1, $2, $3, $4, $5, $6)', [
      tx.tenantId, id, hashOfSecret(this.keys.secretOf(PURPOSE, id)), domains, openedBy, tx.now,
    ]);
    return id;
  }

  private async read(tx: Tx, id: InvitationLinkId): Promise<InvitationLink> {
    return this.shown((await tx.first<InvitationLink>(`SELECT ${COLUMNS} FROM invitation_link l WHERE l.tenant_id = $1 AND l.id = $2`, [tx.tenantId, id]))!);
  }

  private shown(row: InvitationLink): InvitationLink {
    return Object.assign(new InvitationLink(), row, { secret: linkToken(row.tenantId, this.keys.secretOf(PURPOSE, row.id)) });
  }
}

async function lockOpen(tx: Tx): Promise<{ id: InvitationLinkId } | undefined> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1::text, 33))', [tx.tenantId]);
  return tx.first<{ id: InvitationLinkId }>('SELECT id FROM invitation_link WHERE tenant_id = $1 AND closed_at IS NULL FOR UPDATE', [tx.tenantId]);
}

const closeLink = (tx: Tx, id: InvitationLinkId, by: Pick<Actor, 'id'>): Promise<number> =>
  tx.execute('UPDATE invitation_link SET closed_at = $3, closed_by = $4 WHERE tenant_id = $1 AND id = $2', [tx.tenantId, id, tx.now, by.id]);
