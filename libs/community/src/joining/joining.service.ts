import { Injectable } from '@nestjs/common';
import { type MemberId, type TenantId, refuse } from '#kernel';
import type { GraphqlContext } from '#graphql-kit';
import { Joining, LocaleName, SessionCookie, SessionService, TenantDirectory, visitorOf } from '#identity';
import { TenantDb, runInContext } from '#tenancy';
import { RulesChanged } from '../moderation/rules/rules.graphql.js';
import { acceptVersion, currentRules } from '../moderation/rules/rules.queries.js';
import { type Reader, within } from '../viewer.js';
import { type AcceptInvitationInput, Joined, JoiningRules } from './joining.graphql.js';

/** In whose eyes rules are read that nobody has accepted yet. */
const NOBODY = '00000000-0000-0000-0000-000000000000' as MemberId;

/** Joining by an invitation, with the rules of the community. */
@Injectable()
export class JoiningService {
  constructor(
    private readonly db: TenantDb,
    private readonly joining: Joining,
    private readonly sessions: SessionService,
    private readonly cookie: SessionCookie,
    private readonly directory: TenantDirectory,
  ) {}

  async rules(tenantId: TenantId): Promise<JoiningRules | undefined> {
    const rules = await runInContext({ tenantId }, () => currentRules(this.db, { tenantId, id: NOBODY }));
    return rules && Object.assign(new JoiningRules(), { version: rules.version, ja: rules.ja, en: rules.en });
  }

  /** Membership and the acceptance of the rules come together or not at all. */
  async accept({ secret, rulesVersion, locale, ...newcomer }: AcceptInvitationInput, context: GraphqlContext): Promise<Joined> {
    const visitor = { ...visitorOf(context), ...(locale ? { locale: locale === LocaleName.EN ? ('en' as const) : ('ja' as const) } : {}) };
    // Before anybody gets an account: rules that nobody read are no reason to keep a password.
    const { tenantId } = await this.joining.look(secret, visitor);
    await runInContext({ tenantId }, () => assertRead(this.db, tenantId, rulesVersion));
    const arrived = await this.joining.accept(secret, visitor, newcomer, async (tx, memberId) => {
      if (await assertRead(within(tx), tenantId, rulesVersion)) await acceptVersion(tx, memberId, rulesVersion!);
    });
    const community = await this.directory.byId(tenantId);
    const signedIn = arrived.isUnknown ? this.cookie.deliver(await this.sessions.start(arrived.accountId), context) : null;
    return Object.assign(new Joined(), { community, signedIn });
  }
}

/** Whether there are rules. @throws a refusal unless those that hold were read; words that nobody has to accept anew may have changed since */
async function assertRead(db: Reader, tenantId: TenantId, version: number | undefined): Promise<boolean> {
  const rules = await currentRules(db, { tenantId, id: NOBODY });
  if (rules && (version === undefined || version < rules.consentedVersion || version > rules.version)) refuse(new RulesChanged(rules.version));
  return rules !== undefined;
}
