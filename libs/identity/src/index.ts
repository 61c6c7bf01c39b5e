export { IdentityModule } from './identity.module.js';
export { Authenticator } from './session/authenticate.js';
export { SessionService } from './session/session.service.js';
export { SetupService } from './setup/setup.service.js';
export type { Personas } from './setup/setup.service.js';
export { AccountService } from './account/account.service.js';
export { TenantDirectory } from './directory/directory.service.js';
export { Capability, ParticipationMode, Tenant, TenantKind } from './directory/tenant.entity.js';
export { Member, Role } from './member/member.entity.js';
export { MemberService } from './member/member.service.js';
export { tellOfMembers } from './member/tell.js';
export { memberColumns } from './member/member.queries.js';
export { fingerprintOf, once } from './idempotency.js';
export { rolesWith } from './policy.js';
/** Limits how often something may be tried. */
export { Attempts } from './session/attempts.service.js';
export { LinkKeys } from './link-keys.js';
export { audit } from './audit/audit.js';
