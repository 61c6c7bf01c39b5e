import { newId } from '#kernel';
import { Capability, ParticipationMode, TenantKind } from '#identity';
import type { World } from '../../../support/world.js';
import { seedAlumni } from './alumni.js';
import { seedCommunity } from './community.js';
import { seedCorporate } from './corporate.js';
import { seedEvents, seedGuestLink } from './events.js';
import { seedFederation } from './federation.js';
import { seedFiles } from './files.js';
import { seedIdentity } from './identity.js';
import { seedImports } from './imports.js';
import { seedLearning, seedSupervisorLink, seedRollups } from './learning.js';
import { seedModeration } from './moderation.js';
import { seedInvitationLinks, seedPeople } from './people.js';
import { seedProcurement } from './procurement.js';
import { seedNotifications } from './notifications.js';
import { seedSearch } from './search.js';
import { seedQuestions } from './questions.js';
import { seedSpaces } from './spaces.js';
import { seedToday } from './today.js';
import { seedWishes } from './wishes.js';
import { type Bed, type Seed, type SharingSeed, type TenantSeed, canary, insert } from './types.js';

export type { Seed, SeededTenant } from './types.js';

/** A domain adds a file of its own, and its seed here; one after the other, so that a seed may use the ids of those before. */
const OF_EACH_TENANT: readonly TenantSeed[] = [
  seedIdentity,
  seedAlumni,
  seedCommunity,
  seedQuestions,
  seedModeration,
  seedSpaces,
  seedEvents,
  seedWishes,
  seedCorporate,
  seedLearning,
  seedNotifications,
  seedFiles,
  seedImports,
  seedSearch,
  seedToday,
  seedPeople,
];
const SHARED: readonly SharingSeed[] = [seedFederation, seedProcurement, seedSupervisorLink, seedRollups, seedInvitationLinks, seedGuestLink];

/** Strangers A and B; C, a partner of A in one collaboration; a federation of A and C; and people on every kind of edge. */
export async function seed(world: World): Promise<Seed> {
  const [A, B, C, F] = (await Promise.all(['A', 'B', 'C', 'F'].map((label) => seedTenant(world, label)))) as [Bed, Bed, Bed, Bed];
  for (const share of SHARED) await share({ F, A, C });
  const guestOfA = await A.tenant.signIn('GUEST', await B.tenant.signIn());
  const doubleMember = await B.tenant.signIn('MEMBER', await A.tenant.signIn());
  const revoked = await A.tenant.signIn();
  await world.db.query(`UPDATE member SET state = 'LEFT' WHERE id = $1`, [revoked.member.id]);
  const suspendedMember = await A.tenant.signIn();
  await world.db.query(`UPDATE member SET state = 'SUSPENDED' WHERE id = $1`, [suspendedMember.member.id]);
  return { A, B, C, federation: F, guestOfA, doubleMember, revoked, suspendedMember };
}

const FEDERATION = { kind: TenantKind.FEDERATION, slug: 'f-of-the-sweep', participationMode: ParticipationMode.PERSONAL };

async function seedTenant(world: World, label: string): Promise<Bed> {
  const tenant = await world.tenant({ name: `${label} の会`, capabilities: Object.values(Capability), participationMode: ParticipationMode.ORGANIZATIONAL, ...(label === 'F' ? FEDERATION : {}) });
  const owner = await tenant.signIn('OWNER');
  const member = await tenant.signIn('MEMBER');
  const now = new Date();
  const bed: Bed = {
    label,
    tenant,
    owner,
    member,
    ids: { Tenant: tenant.row.id, Member: owner.member.id, Account: owner.member.accountId },
    world,
    now,
    later: (days) => new Date(now.getTime() + days * 86_400_000),
    c: (table, column) => canary(label, table, column),
    put: async (table, row, type) => {
      const id = newId();
      await insert(world, table, { tenant_id: tenant.row.id, id, ...row });
      if (type) bed.ids[type] = id;
      return id;
    },
  };
  for (const plant of OF_EACH_TENANT) await plant(bed);
  return bed;
}
