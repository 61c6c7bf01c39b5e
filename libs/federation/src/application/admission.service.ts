import { Injectable } from '@nestjs/common';
import { type TenantId, newId } from '#kernel';
import { Capability, MemberService, Role, Tenant, tellOfMembers } from '#identity';
import { PlatformDb, TenantDb, type Tx, runInContext } from '#tenancy';
import { ApplicationDecided, CommunityEntered } from '../events.js';
import { letPublish } from '../grants.js';
import { activate } from '../participation/participation.queries.js';
import { refreshSketch } from '../sketch/sketch.queries.js';
import { type Application, type ApplicationId, ApplicationState } from './application.entity.js';
import { answerApplicant, applicationsByIds, lockApplication, setState } from './application.queries.js';
import { markOf } from './application.rules.js';

const COLORS = { CORPORATE: '#274b8f', LEARNING: '#2f7d57', ALUMNI: '#7a4a94', FEDERATION: '#8a5a16' } as const;

/**
 * What an approval brings, each side by its own transaction: an external community gets its bare tenant; the community lets proposals in; the
 * federation takes it up, lets its listings in, and welcomes the applicant. Every step may come again, so a worker goes on where a process stopped.
 */
@Injectable()
export class AdmissionService {
  constructor(
    private readonly db: TenantDb,
    private readonly platform: PlatformDb,
    private readonly members: MemberService,
  ) {}

  async complete(federation: TenantId, id: ApplicationId): Promise<void> {
    const application = await this.inside(federation, (tx) => this.find(tx, id));
    if (application?.state !== ApplicationState.APPROVED || application.enteredAt) return;
    if (application.isExternal) await this.foundTenant(application);
    const community = application.communityTenantId;
    const agrees = await this.inside(community, async (tx) => {
      if (application.isExternal) await this.letOwnerIn(tx, application, federation);
      // A community of its own has said so when it applied; what it took back since, nobody says for it.
      else if (!(await hears(tx, federation))) return false;
      await letPublish(tx, federation, 'proposals');
      return true;
    });
    await this.inside(federation, (tx) => (agrees ? this.takeUp(tx, application) : setState(tx, id, ApplicationState.WITHDRAWN)));
    if (agrees) await this.inside(community, (tx) => refreshSketch(tx, federation));
  }

  private inside<T>(tenantId: TenantId, work: (tx: Tx) => Promise<T>): Promise<T> {
    return runInContext({ tenantId }, () => this.db.write(work));
  }

  private async find(tx: Tx, id: ApplicationId): Promise<Application | undefined> {
    return (await applicationsByIds({ readOne: (sql, params) => tx.query(sql, params) }, tx.tenantId!, [id])).get(id);
  }

  private async foundTenant({ communityTenantId: id, communityName: name, communityKind: kind }: Application): Promise<void> {
    await this.platform.write(async (tx) => {
      if (await tx.findOne(Tenant, { id })) return;
      const row = { id, name, kind, slug: `x-${id.replaceAll('-', '').slice(-12)}`, mark: markOf(name), color: COLORS[kind], timeZone: 'Asia/Tokyo', capabilities: [Capability.MATCHING] };
      await tx.insert(Tenant, { ...row, participationMode: null, createdAt: tx.now } as never);
    });
  }

  private async letOwnerIn(tx: Tx, application: Application, federation: TenantId): Promise<void> {
    await letPublish(tx, federation, 'participation');
    const inhabited = await tx.first('SELECT FROM member WHERE tenant_id = $1 LIMIT 1', [tx.tenantId]);
    if (!inhabited) await this.members.add(tx, [{ ...person(application), role: Role.OWNER, homeTenantId: null, joinedAt: tx.now }]);
  }

  private async takeUp(tx: Tx, before: Application): Promise<void> {
    const { id, accountId, memberId, communityTenantId } = before;
    const application = await lockApplication(tx, id);
    if (!application || application.enteredAt) return;
    await activate(tx, newId(tx.now.getTime()), communityTenantId);
    await letPublish(tx, communityTenantId, 'listings');
    const known = await tx.first<{ id: string }>(
      `UPDATE member SET state = CASE WHEN state = 'SUSPENDED' THEN state ELSE 'ACTIVE' END, role = CASE WHEN role = 'GUEST' THEN 'MEMBER' ELSE role END WHERE tenant_id = $1 AND account_id = $2 RETURNING id`,
      [tx.tenantId, accountId],
    );
    if (known) {
      await tx.query('SELECT app.link_membership($1, false)', [[accountId]]);
      await tellOfMembers(tx, [known.id]);
    }
    const [added] = known ? [] : await this.members.add(tx, [{ ...person(application), role: Role.MEMBER, homeTenantId: communityTenantId, joinedAt: tx.now }]);
    await tx.execute('UPDATE application SET entered_at = $3 WHERE tenant_id = $1 AND id = $2', [tx.tenantId, id, tx.now]);
    await answerApplicant(tx, id);
    await tx.publish(CommunityEntered, { applicationId: id, communityTenantId, memberId: known?.id ?? added!.id, isExternal: application.isExternal });
    if (memberId) await tx.publishTo(communityTenantId, 'participation', ApplicationDecided, { applicationId: id, memberId, state: 'APPROVED' });
  }
}

const person = ({ accountId, applicantName }: Application) => ({ accountId, displayName: applicantName, familyName: null, givenName: null, kana: null, department: null, externalId: null, state: 'ACTIVE' as const });

/** Whether the tenant of this transaction lets that federation answer its application. */
const hears = async (tx: Tx, federation: TenantId): Promise<boolean> =>
  (await tx.first(`SELECT FROM sharing_grant WHERE audience_tenant_id = $1 AND owner_tenant_id = $2 AND scope = 'participation'`, [tx.tenantId, federation])) !== undefined;
