import { Injectable } from '@nestjs/common';
import { type MemberId, type Page, type PageArgs, forbidden, notFound, refuse } from '#kernel';
import { defineLoader } from '#graphql-kit';
import type { Actor } from '#graphql-kit';
import { TenantDb, type Tx } from '#tenancy';
import { SpacePeopleAdded } from '../../events.js';
import { within } from '../../viewer.js';
import { approveRequestsOf } from '../request/request.queries.js';
import { Space, SpaceAccess, type SpaceId, SpaceLevel } from '../space.entity.js';
import { spacesByIds } from '../space.queries.js';
import { archived } from '../space.rules.js';
import { type SpacePerson, SpaceRole } from './people.entity.js';
import { type AddToSpaceInput, type RemoveFromSpaceInput, type SetSpaceRoleInput, SpaceIsOpen, SpaceLeft } from './people.graphql.js';
import { addPeople, known, peopleCounts, peoplePage, removePerson, setRole } from './people.queries.js';
import { SpaceStanding, standingsOf } from './standing.js';

/** Who belongs to a space, and what each of them wishes to hear of it. */
@Injectable()
export class SpacePeopleService {
  /** How the actor stands to spaces that were found already. */
  readonly standings = defineLoader<SpaceId, SpaceStanding>(async (ids, { caller: { actor } }) => (actor ? standingsOf(this.db, actor, ids) : new Map()));
  /** How many people closed and secret spaces have, of those found already. */
  readonly counts = defineLoader<SpaceId, number>(async (ids, { caller: { actor } }) => (actor ? peopleCounts(this.db, actor.tenantId, ids) : new Map()));

  constructor(private readonly db: TenantDb) {}

  /** @throws NOT_FOUND, FORBIDDEN */
  async page(actor: Actor, spaceId: SpaceId, args: PageArgs): Promise<Page<SpacePerson>> {
    const standing = (await standingsOf(this.db, actor, [spaceId])).get(spaceId);
    if (!standing) throw notFound();
    if (!standing.isReader) throw forbidden();
    return peoplePage(this.db, actor.tenantId, spaceId, args);
  }

  /** Who asked to join and is added gets the answer to the request; the others are told that they were added. */
  add(actor: Actor, { spaceId, memberIds, role = SpaceRole.MEMBER }: AddToSpaceInput): Promise<Space> {
    return this.keeping(actor, spaceId, async (tx, space) => {
      if (space.access === SpaceAccess.OPEN) refuse(new SpaceIsOpen());
      if (space.isArchived) throw archived();
      const people = await known(tx, memberIds);
      if (people.length < memberIds.length) throw notFound();
      const added = await addPeople(tx, spaceId, people, role);
      const asked = new Set(await approveRequestsOf(tx, spaceId, added, actor.id));
      const told = added.filter((id) => !asked.has(id) && id !== actor.id);
      if (told.length > 0) await tx.publish(SpacePeopleAdded, { spaceId, memberIds: told, addedBy: actor.id });
    });
  }

  setRole(actor: Actor, { spaceId, memberId, role }: SetSpaceRoleInput): Promise<Space> {
    return this.keeping(actor, spaceId, async (tx) => {
      if (!(await setRole(tx, spaceId, memberId, role))) throw notFound();
    });
  }

  remove(actor: Actor, { spaceId, memberId }: RemoveFromSpaceInput): Promise<Space> {
    return this.keeping(actor, spaceId, async (tx) => {
      if (!(await removePerson(tx, spaceId, memberId))) throw notFound();
    });
  }

  /** @throws NOT_FOUND where one does not belong */
  leave(actor: Actor, spaceId: SpaceId): Promise<SpaceLeft> {
    return this.db.write(async (tx) => {
      const [before] = await spacesByIds(within(tx), actor, [spaceId]);
      if (!before || !(await removePerson(tx, spaceId, actor.id))) throw notFound();
      const [space] = await spacesByIds(within(tx), actor, [spaceId]);
      return Object.assign(new SpaceLeft(), { name: before.name, space: space ?? null });
    });
  }

  /** Without a level what the space suggests. @throws NOT_FOUND, FORBIDDEN */
  setLevel(actor: Actor, spaceId: SpaceId, level: SpaceLevel | undefined): Promise<Space> {
    return this.db.write(async (tx) => {
      const standing = (await standingsOf(within(tx), actor, [spaceId])).get(spaceId);
      if (!standing) throw notFound();
      if (!standing.isReader) throw forbidden();
      await chooseLevel(tx, spaceId, actor.id, level);
      return (await spacesByIds(within(tx), actor, [spaceId]))[0]!;
    });
  }

  /** What keepers of a space and operators do. @throws NOT_FOUND for those who do not find it, FORBIDDEN for those who do */
  private keeping(actor: Actor, spaceId: SpaceId, work: (tx: Tx, space: Space) => Promise<void>): Promise<Space> {
    return this.db.write(async (tx) => {
      await assertKeeps(tx, actor, spaceId);
      const [space] = await spacesByIds(within(tx), actor, [spaceId]);
      await work(tx, space!);
      // A keeper who takes themself out of a secret space finds it for the last time.
      return space!;
    });
  }
}

/** Locks the space, so that its access stays as it is until this is done. */
export async function assertKeeps(tx: Tx, actor: Actor, spaceId: SpaceId): Promise<void> {
  await tx.query('SELECT FROM space WHERE tenant_id = $1 AND id = $2 FOR SHARE', [tx.tenantId, spaceId]);
  const standing = (await standingsOf(within(tx), actor, [spaceId])).get(spaceId);
  if (!standing) throw notFound();
  if (!standing.isKeeper) throw forbidden();
}

async function chooseLevel(tx: Tx, spaceId: SpaceId, memberId: MemberId, level: SpaceLevel | undefined): Promise<void> {
  if (!level) await tx.execute('DELETE FROM space_level WHERE tenant_id = $1 AND space_id = $2 AND member_id = $3', [tx.tenantId, spaceId, memberId]);
  else {
    await tx.execute(
      `INSERT INTO space_level (tenant_id, id, space_id, member_id, level) VALUES ($1, gen_random_uuid(), $2, $3, $4) ON CONFLICT (tenant_id, space_id, member_id) DO UPDATE SET level = excluded.level`,
      [tx.tenantId, spaceId, memberId, level],
    );
  }
}
