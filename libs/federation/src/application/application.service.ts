import { Injectable } from '@nestjs/common';
import { type TenantId, forbidden, invalidInput, newId, notFound, refuse } from '#kernel';
import type { Caller } from '#graphql-kit';
import { type Tenant, TenantDirectory, TenantKind, fingerprintOf } from '#identity';
import { IdentityDb, TenantDb } from '#tenancy';
import { letPublish, mayPublish } from '../grants.js';
import { AlreadyTakesPart, ApplicationsClosed, type ApplyToFederationInput, type FederationProfile, type MyApplication } from './application.graphql.js';
import { type NewApplication, myApplications, profileOf } from './application.queries.js';
import { FrontDesk } from './front-desk.service.js';

type Applicant = Caller & { account: NonNullable<Caller['account']> };
type Community = Pick<NewApplication, 'communityTenantId' | 'communityName' | 'communityKind' | 'isExternal' | 'memberId' | 'applicantName'>;

/** What an applicant does: reads what the federation is for, applies, and takes it back. */
@Injectable()
export class ApplicationService {
  constructor(
    private readonly db: TenantDb,
    private readonly identity: IdentityDb,
    private readonly directory: TenantDirectory,
    private readonly desk: FrontDesk,
  ) {}

  /** @throws NOT_FOUND for what is no federation, and for one that tells nothing about itself */
  async profile(slug: string): Promise<FederationProfile> {
    const federation = await this.directory.bySlug(slug.toLowerCase());
    const profile = federation?.kind === TenantKind.FEDERATION ? await profileOf(this.identity, federation.id) : undefined;
    if (!federation || !profile) throw notFound();
    return { federation, ...profile };
  }

  mine(federation: TenantId | null = null): Promise<MyApplication[]> {
    return myApplications(this.identity, federation);
  }

  async apply(caller: Applicant, input: ApplyToFederationInput): Promise<MyApplication> {
    const { federation, isOpen: takes } = await this.profile(input.federationSlug);
    if (!takes) refuse(new ApplicationsClosed());
    const community = input.externalName === undefined ? await this.home(caller, federation, input) : external(input);
    const { federationSlug: _, idempotencyKey, applicantName: __, externalName: ___, externalKind: ____, ...answers } = input;
    await this.desk.receive(federation.id, {
      ...answers, ...community, id: newId(), accountId: caller.account.id, key: idempotencyKey ?? null, fingerprint: fingerprintOf({ ...input, home: caller.actor?.tenantId }),
    });
    return this.newest(federation.id);
  }

  async takeBack(caller: Applicant, federationSlug: string): Promise<MyApplication> {
    const { federation } = await this.profile(federationSlug);
    await this.desk.takeBack(federation.id, caller.account.id);
    return this.newest(federation.id);
  }

  /** The community of the request; who speaks for it agrees that the federation answers it. */
  private async home({ actor }: Applicant, federation: Tenant, input: ApplyToFederationInput): Promise<Community> {
    if (!actor?.permissions.has('listings:publish')) throw forbidden();
    const community = await this.directory.byId(actor.tenantId);
    if (community.kind === TenantKind.FEDERATION) throw forbidden();
    await this.db.write(async (tx) => {
      if (await mayPublish(tx, federation.id, 'listings')) refuse(new AlreadyTakesPart());
      await letPublish(tx, federation.id, 'participation');
    });
    return { communityTenantId: community.id, communityName: community.name, communityKind: community.kind, isExternal: false, memberId: actor.id, applicantName: input.applicantName ?? actor.displayName };
  }

  private async newest(federation: TenantId): Promise<MyApplication> {
    const [newest] = await this.mine(federation);
    if (!newest) throw notFound();
    return newest;
  }
}

function external({ externalName, externalKind = TenantKind.ALUMNI, applicantName }: ApplyToFederationInput): Community {
  if (!applicantName) throw invalidInput('input.applicantName', 'REQUIRED', { ja: 'お名前を入力してください。', en: 'Please give your name.' });
  if (externalKind === TenantKind.FEDERATION) throw invalidInput('input.externalKind', 'OUT_OF_RANGE', { ja: 'コミュニティの種類を選んでください。', en: 'Choose the kind of the community.' });
  return { communityTenantId: newId(), communityName: externalName!, communityKind: externalKind, isExternal: true, memberId: null, applicantName };
}
