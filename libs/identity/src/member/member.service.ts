import { Inject, Injectable } from '@nestjs/common';
import type { AccountId, MemberId, Page, PageArgs, TenantId } from '#kernel';
import { type NewRow, TenantDb, type Tx } from '#tenancy';
import { defineLoader } from '#graphql-kit';
import type { Actor } from '#graphql-kit';
import { TenantDirectory } from '../directory/directory.service.js';
import { IDENTITY_OPTIONS, type IdentityOptions } from '../options.js';
import { Member } from './member.entity.js';
import { tellOfMembers } from './tell.js';
import type { MemberFilter, Viewer } from './member.graphql.js';
import { actorsOf, insertMembers, memberPage, membersByIds } from './member.queries.js';

@Injectable()
export class MemberService {
  /** Members of the tenant in context, one statement for all that a tick asks for. */
  readonly loader = defineLoader<MemberId, Member>((ids) => this.byIds(ids));
  private readonly known = new Map<string, { actor: Actor | undefined; until: number }>();

  constructor(
    private readonly db: TenantDb,
    private readonly directory: TenantDirectory,
    @Inject(IDENTITY_OPTIONS) private readonly options: IdentityOptions,
  ) {}

  page(tenantId: TenantId, args: PageArgs, filter: MemberFilter): Promise<Page<Member>> {
    return memberPage(this.db, tenantId, args, filter);
  }

  byIds(ids: readonly MemberId[]): Promise<Map<MemberId, Member>> {
    return membersByIds(this.db, ids);
  }

  /** This account as a member of the tenant in context; undefined when it is none, or suspended, or has left. */
  async actor(tenantId: TenantId, accountId: AccountId): Promise<Actor | undefined> {
    const key = `${tenantId} ${accountId}`;
    const known = this.known.get(key);
    if (known && known.until > Date.now()) return known.actor;
    const actor = (await this.actors(tenantId, [accountId])).get(accountId);
    if (this.known.size > 10_000) this.known.clear();
    this.known.set(key, { actor, until: Date.now() + this.options.actorFreshForMs });
    return actor;
  }

  /** The same for many accounts at once, as they are now. */
  actors(tenantId: TenantId, accountIds: readonly AccountId[]): Promise<Map<AccountId, Actor>> {
    return actorsOf(this.db, tenantId, accountIds);
  }

  /** Lets a member in, lets them only read until then, or lets them in no more; felt at once on this gateway, on others within two seconds. */
  async setStanding(tx: Tx, member: Pick<Member, 'id' | 'accountId'>, standing: { state: Member['state']; suspendedUntil: Date | null }): Promise<void> {
    await tx.update(Member, { id: member.id }, standing);
    tx.afterCommit(() => this.known.delete(`${tx.tenantId} ${member.accountId}`));
  }

  /** What others see of a member changes, or what the member may do here; told, and felt at once on this gateway. */
  async change(tx: Tx, member: Pick<Member, 'id' | 'accountId'>, patch: Partial<Pick<Member, 'displayName' | 'kana' | 'department' | 'introduction' | 'role' | 'state'>>): Promise<void> {
    await tx.update(Member, { id: member.id }, patch);
    await tellOfMembers(tx, [member.id]);
    tx.afterCommit(() => this.known.delete(`${tx.tenantId} ${member.accountId}`));
  }

  async viewer(actor: Actor): Promise<Viewer> {
    const tenant = await this.directory.byId(actor.tenantId);
    const { member, unread } = await this.db.read(async (tx) => ({
      member: await tx.get(Member, actor.id),
      unread: await tx.first<{ unread: number }>('SELECT app.unread($1) AS unread', [actor.accountId]),
    }));
    return { member, tenant, permissions: [...actor.permissions].sort(), unreadNotificationCount: unread?.unread ?? 0 };
  }

  /** Members and their pointers, in one transaction of the tenant. Accounts must exist already. */
  async add(tx: Tx, members: readonly NewRow<Member>[]): Promise<Member[]> {
    const added = await insertMembers(tx, members);
    const link = (guests: boolean): Promise<unknown> => {
      const accounts = added.filter((m) => (m.role === 'GUEST') === guests).map((m) => m.accountId);
      return accounts.length > 0 ? tx.query('SELECT app.link_membership($1, $2)', [accounts, guests]) : Promise.resolve();
    };
    await link(false);
    await link(true);
    await tellOfMembers(tx, added.map((m) => m.id));
    return added;
  }

  /** Lets somebody in: as somebody new, or again; undefined when they were excluded. Who belongs here already stays what they are. */
  async enter(tx: Tx, person: Pick<Member, 'accountId' | 'displayName' | 'kana' | 'role'>): Promise<{ id: MemberId; isNew: boolean } | undefined> {
    const here = await tx.first<Pick<Member, 'id' | 'state' | 'role'>>('SELECT id, state, role FROM member WHERE tenant_id = $1 AND account_id = $2 FOR UPDATE', [tx.tenantId, person.accountId]);
    if (here?.state === 'BANNED') return undefined;
    if (here && here.state !== 'LEFT' && here.role !== 'GUEST') return { id: here.id, isNew: false };
    tx.afterCommit(() => this.known.delete(`${tx.tenantId} ${person.accountId}`));
    if (!here) {
      const [made] = await this.add(tx, [{ ...person, familyName: null, givenName: null, department: null, externalId: null, state: 'ACTIVE', homeTenantId: null, joinedAt: tx.now }]);
      return { id: made!.id, isNew: true };
    }
    await tx.update(Member, { id: here.id }, { displayName: person.displayName, kana: person.kana, role: person.role, state: 'ACTIVE', homeTenantId: null, joinedAt: tx.now });
    await tx.query('SELECT app.link_membership($1, false)', [[person.accountId]]);
    await tellOfMembers(tx, [here.id]);
    return { id: here.id, isNew: true };
  }

  async count(tenantId: TenantId): Promise<number> {
    const [row] = await this.db.readOne<{ count: number }>(`SELECT count(*)::int AS count FROM member WHERE tenant_id = $1 AND state = 'ACTIVE' AND role <> 'GUEST'`, [tenantId], 'member_count');
    return row?.count ?? 0;
  }
}
