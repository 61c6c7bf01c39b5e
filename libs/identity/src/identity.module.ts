import { type DynamicModule, Global, Module } from '@nestjs/common';
import { currentContext } from '#tenancy';
import { registerNode } from '#graphql-kit';
import { AuditEntry } from './audit/audit-entry.entity.js';
import { AuditResolver } from './audit/audit.resolver.js';
import { AuditService } from './audit/audit.service.js';
import { Account } from './account/account.entity.js';
import { AccountResolver } from './account/account.resolver.js';
import { AccountService } from './account/account.service.js';
import { TenantDirectory } from './directory/directory.service.js';
import { Tenant } from './directory/tenant.entity.js';
import { Member } from './member/member.entity.js';
import { Invitation } from './invitation/invitation.entity.js';
import { InvitationResolver } from './invitation/invitation.resolver.js';
import { InvitationService } from './invitation/invitation.service.js';
import { JoiningResolver } from './invitation/joining.resolver.js';
import { Joining } from './invitation/joining.service.js';
import { InvitationLinkService } from './invitation/link.service.js';
import { MemberResolver, TenantResolver } from './member/member.resolver.js';
import { MemberService } from './member/member.service.js';
import { Founding } from './founding/founding.service.js';
import { IdentityJobs } from './jobs.js';
import { LinkKeys } from './link-keys.js';
import { ProfileResolver } from './profile/profile.resolver.js';
import { ProfileService } from './profile/profile.service.js';
import { IDENTITY_DEFAULTS, IDENTITY_OPTIONS, type IdentityOptions } from './options.js';
import { AccessTokenStrategy, Authenticator } from './session/authenticate.js';
import { Attempts } from './session/attempts.service.js';
import { SigningKeys } from './session/keys.service.js';
import { SessionCookie } from './session/session.cookie.js';
import { SessionResolver } from './session/session.resolver.js';
import { SessionService } from './session/session.service.js';
import { SetupResolver } from './setup/setup.resolver.js';
import { PERSONAS, type Personas, SetupService } from './setup/setup.service.js';

/** People, their sessions, and who they are in which tenant. */
@Global()
@Module({})
export class IdentityModule {
  constructor(members: MemberService, directory: TenantDirectory, accounts: AccountService, auditLog: AuditService, invitations: InvitationService) {
    registerNode(AuditEntry, async (ids, { caller: { actor } }) => (actor?.permissions.has('audit:read') ? auditLog.byIds(actor.tenantId, ids) : []));
    registerNode(Invitation, async (ids, { caller: { actor } }) => (actor?.permissions.has('members:invite') ? invitations.byIds(actor.tenantId, ids) : []));
    registerNode(Member, async (ids, { caller }) => (caller.actor?.permissions.has('members:read') ? [...(await members.byIds(ids)).values()] : []));
    registerNode(Tenant, async (ids, { caller }) => {
      // Of other tenants only those that the person can list anyway; the API is no directory of who is a customer.
      if (!caller.account || !currentContext().accountId) return [];
      const own = new Set((await accounts.memberships()).map((m) => m.tenantId));
      return [...(await directory.byIds(ids.filter((id) => own.has(id)))).values()];
    });
    registerNode(Account, async (ids, { caller }) => (caller.account && ids.includes(caller.account.id) ? [await accounts.get(caller.account.id)] : []));
  }

  static forRoot(options: Partial<IdentityOptions> & { secret: string }, personas: Personas = { isDemo: false, personas: [] }): DynamicModule {
    const services = [TenantDirectory, AccountService, MemberService, SessionService, SigningKeys, Attempts, AccessTokenStrategy, Authenticator, SetupService, Founding, LinkKeys, AuditService, SessionCookie, InvitationService, InvitationLinkService, Joining, ProfileService];
    return {
      module: IdentityModule,
      providers: [
        { provide: IDENTITY_OPTIONS, useValue: { ...IDENTITY_DEFAULTS, ...options } },
        { provide: PERSONAS, useValue: personas },
        ...services,
        IdentityJobs,
        AuditResolver,
        AccountResolver,
        MemberResolver,
        TenantResolver,
        SessionResolver,
        SetupResolver,
        InvitationResolver,
        JoiningResolver,
        ProfileResolver,
      ],
      exports: [TenantDirectory, AccountService, MemberService, SessionService, Authenticator, SetupService, Attempts, LinkKeys, Founding, SessionCookie, InvitationService, Joining],
    };
  }
}
