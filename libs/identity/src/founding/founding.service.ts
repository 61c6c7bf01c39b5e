import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type AccountId, type TenantId, invalidInput, newId, refuse } from '#kernel';
import { IdentityDb, PlatformDb, TenantDb, type Tx, runInContext } from '#tenancy';
import { markOf, presetOf } from '../directory/presets.js';
import { ParticipationMode, Tenant, TenantKind } from '../directory/tenant.entity.js';
import { fingerprintOf } from '../idempotency.js';
import { type Member, Role } from '../member/member.entity.js';
import { MemberService } from '../member/member.service.js';
import { IDENTITY_OPTIONS, type IdentityOptions } from '../options.js';
import { CommunityStarting, SlugUnavailable, StartLimitReached, StartNotAllowed } from './founding.graphql.js';
import { carriesWhite, freeSlug, isReserved, isSlug } from './founding.rules.js';

export const STARTS_PER_DAY = 3;

export interface NewCommunity {
  name: string;
  slug: string;
  kind: TenantKind;
  color?: string;
  /** What its first owner is called there. */
  displayName: string;
  idempotencyKey?: string;
}

/**
 * Makes a community of somebody who is nobody there yet: its id is reserved beside the account, then it enters the directory, then its owner and
 * what it begins with come in one transaction of its own. Every step may come again, so that a request sent twice goes on where the first stopped.
 */
@Injectable()
export class Founding {
  constructor(
    private readonly identity: IdentityDb,
    private readonly platform: PlatformDb,
    private readonly db: TenantDb,
    private readonly members: MemberService,
    @Inject(IDENTITY_OPTIONS) private readonly options: IdentityOptions,
  ) {}

  async standing(account: AccountId): Promise<CommunityStarting> {
    return this.identity.read(async (tx) => ({ mayStart: await this.mayStart(tx, account), remainingToday: Math.max(0, STARTS_PER_DAY - (await startsOf(tx, account))) }));
  }

  /** `furnish` runs once, with the owner, before anybody sees the community. */
  async found(account: AccountId, community: NewCommunity, furnish: (tx: Tx, owner: Member) => Promise<void>): Promise<Tenant> {
    assertPlausible(community);
    const key = community.idempotencyKey ?? randomUUID();
    const tenantId = await this.reserve(account, key, fingerprintOf(community));
    const tenant = await this.enterDirectory(tenantId, community);
    if (!tenant) {
      // Nothing came of it: it does not count, and the key is free for another short name.
      await this.identity.write((tx) => tx.execute('DELETE FROM founding WHERE account_id = $1 AND key = $2', [account, key]));
      refuse(SlugUnavailable.with(await this.suggestion(community.slug)));
    }
    await runInContext({ tenantId, accountId: account }, () => this.db.write((tx) => this.moveIn(tx, account, community, furnish)));
    return tenant;
  }

  private reserve(account: AccountId, key: string, fingerprint: string): Promise<TenantId> {
    return this.identity.write(async (tx) => {
      if (!(await this.mayStart(tx, account))) refuse(new StartNotAllowed());
      // Requests of one person wait for each other here.
      await tx.query('SELECT FROM account WHERE id = $1 FOR UPDATE', [account]);
      const earlier = await tx.first<{ tenantId: TenantId; fingerprint: string }>('SELECT tenant_id AS "tenantId", fingerprint FROM founding WHERE account_id = $1 AND key = $2', [account, key]);
      if (earlier && earlier.fingerprint !== fingerprint) throw invalidInput('input.idempotencyKey', 'CONFLICT', { ja: 'このキーは、内容の違う別の操作に使われています。', en: 'This key was used with other arguments.' });
      if (earlier) return earlier.tenantId;
      if ((await startsOf(tx, account)) >= STARTS_PER_DAY) refuse(new StartLimitReached());
      const tenantId: TenantId = newId(tx.now.getTime());
      await tx.execute('INSERT INTO founding (account_id, key, fingerprint, tenant_id, created_at) VALUES ($1, $2, $3, $4, $5)', [account, key, fingerprint, tenantId, tx.now]);
      return tenantId;
    });
  }

  /** Undefined when the short name is somebody else's. */
  private enterDirectory(id: TenantId, { name, slug, kind, color }: NewCommunity): Promise<Tenant | undefined> {
    return this.platform.write(async (tx) => {
      const preset = presetOf(kind);
      if (!isReserved(slug)) {
        await tx.execute(
          `INSERT INTO tenant (id, slug, name, kind, mark, color, capabilities, participation_mode, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
          [id, slug, name, kind, markOf(name), color?.toLowerCase() ?? preset.color, preset.capabilities, kind === TenantKind.FEDERATION ? ParticipationMode.PERSONAL : null, tx.now],
        );
      }
      return tx.findOne(Tenant, { id });
    });
  }

  private async moveIn(tx: Tx, account: AccountId, { displayName }: NewCommunity, furnish: (tx: Tx, owner: Member) => Promise<void>): Promise<void> {
    // Of two requests with one key the second waits for the first, and then finds somebody at home.
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`founding ${tx.tenantId}`]);
    if (await tx.first('SELECT FROM member WHERE tenant_id = $1 LIMIT 1', [tx.tenantId])) return;
    const person = { accountId: account, displayName, familyName: null, givenName: null, kana: null, department: null, externalId: null };
    const [owner] = await this.members.add(tx, [{ ...person, role: Role.OWNER, state: 'ACTIVE', homeTenantId: null, joinedAt: tx.now }]);
    await furnish(tx, owner!);
  }

  private async suggestion(slug: string): Promise<string> {
    const rows = await this.identity.readOne<{ slug: string }>('SELECT slug FROM tenant WHERE starts_with(slug, $1)', [slug.slice(0, 50)]);
    return freeSlug(slug, new Set(rows.map((row) => row.slug)));
  }

  private async mayStart(tx: Tx, account: AccountId): Promise<boolean> {
    const { communityStarters: who } = this.options;
    if (who === 'open') return true;
    const row = await tx.first<{ email: string }>('SELECT email FROM account WHERE id = $1', [account]);
    return row !== undefined && who.includes(row.email);
  }
}

const startsOf = async (tx: Tx, account: AccountId): Promise<number> =>
  (await tx.first<{ count: number }>(`SELECT count(*)::int AS count FROM founding WHERE account_id = $1 AND created_at > $2::timestamptz - interval '1 day'`, [account, tx.now]))?.count ?? 0;

function assertPlausible({ slug, color }: NewCommunity): void {
  if (!isSlug(slug)) {
    throw invalidInput('input.slug', 'INVALID_SLUG', { ja: '3文字以上63文字以内の英小文字、数字、ハイフンにしてください(ハイフンで始めたり終えたりはできません)。', en: 'Use 3 to 63 lower-case letters, digits and hyphens, without a hyphen at the ends.' });
  }
  if (color !== undefined && !/^#[0-9a-f]{6}$/i.test(color)) throw invalidInput('input.color', 'INVALID_COLOR', { ja: '色は #274b8f のように指定してください。', en: 'Give the colour like #274b8f.' });
  if (color !== undefined && !carriesWhite(color)) throw invalidInput('input.color', 'LOW_CONTRAST', { ja: 'この色では白い文字が読みにくくなります。もう少し濃い色にしてください。', en: 'White letters would be hard to read on this colour. Choose a darker one.' });
}
