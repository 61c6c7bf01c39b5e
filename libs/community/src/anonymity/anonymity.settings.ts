import { Injectable } from '@nestjs/common';
import { notFound } from '#kernel';
import { defineLoader } from '#graphql-kit';
import type { Actor } from '#graphql-kit';
import { TenantDb } from '#tenancy';
import type { Space, SpaceId } from '../space/space.entity.js';
import { spacesByIds } from '../space/space.queries.js';
import { within } from '../viewer.js';
import { Anonymity as Rules, type ChangeAnonymityInput, type ChangeSpaceAnonymityInput } from './anonymity.graphql.js';
import { type AnonymityRules, rulesIn, saveNamedSpace, saveRules } from './anonymity.queries.js';

/** What a community decided about what is written without a name. */
@Injectable()
export class AnonymitySettings {
  readonly ofSpaces = defineLoader<SpaceId, Rules>(async (ids, { caller }) => {
    const { of } = await rulesIn(this.db, caller.actor!.tenantId, ids);
    return new Map(ids.map((id) => [id, toRules(of(id))]));
  });

  constructor(private readonly db: TenantDb) {}

  async ofCommunity({ tenantId }: Actor): Promise<Rules> {
    return toRules((await rulesIn(this.db, tenantId, [])).community);
  }

  change({ tenantId }: Actor, { isPossible, canBeUnmasked }: ChangeAnonymityInput): Promise<Rules> {
    return this.db.write(async (tx) => {
      const { community: before } = await rulesIn(within(tx), tenantId, []);
      const after = { isPossible: isPossible ?? before.isPossible, canBeUnmasked: canBeUnmasked ?? before.canBeUnmasked };
      await saveRules(tx, after);
      return toRules(after);
    });
  }

  changeSpace(actor: Actor, { spaceId, isPossible }: ChangeSpaceAnonymityInput): Promise<Space> {
    return this.db.write(async (tx) => {
      const [space] = await spacesByIds(within(tx), actor, [spaceId]);
      if (!space) throw notFound();
      await saveNamedSpace(tx, spaceId, !isPossible);
      return space;
    });
  }
}

const toRules = (rules: AnonymityRules): Rules => Object.assign(new Rules(), rules);
