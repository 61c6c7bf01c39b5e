export { IdentityModule } from './identity.module.js';
export { Authenticator } from './session/authenticate.js';
export { SessionService } from './session/session.service.js';
export { type Personas, SetupService } from './setup/setup.service.js';
export { AccountService } from './account/account.service.js';
export { Founding, type NewCommunity } from './founding/founding.service.js';
export { CommunityStarting, SlugUnavailable, StartLimitReached, StartNotAllowed } from './founding/founding.graphql.js';
export { LocaleName } from './account/account.entity.js';
export { presetOf } from './directory/presets.js';
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
export { hashOfSecret, linkToken, readLinkToken } from './link-token.js';
/** How people come in by an invitation. */
export { type InvitationMail, InvitationService } from './invitation/invitation.service.js';
export { Joining, visitorOf } from './invitation/joining.service.js';
export { InvitationForAnother, ReceivedInvitation, SignInNeeded } from './invitation/joining.graphql.js';
export { InvitationClosed } from './invitation/invitation.graphql.js';
export { SessionCookie } from './session/session.cookie.js';
export { SignedIn } from './session/session.graphql.js';
export { audit } from './audit/audit.js';
