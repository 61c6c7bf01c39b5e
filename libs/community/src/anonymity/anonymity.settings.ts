import { Injectable } from '@nestjs/common';
import { notFound } from '#kernel';
import { defineLoader } from '#graphql-kit';
import type { Actor } from '#graphql-kit';
import { audit } from '#identity';
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

  change({ id, tenantId }: Actor, { isPossible, canBeUnmasked }: ChangeAnonymityInput): Promise<Rules> {
    return this.db.write(async (tx) => {
      // Of two who change it at once, the second changes what the first has left.
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1::text, 30))', [tx.tenantId]);
      const { community: before } = await rulesIn(within(tx), tenantId, []);
      const after = { isPossible: isPossible ?? before.isPossible, canBeUnmasked: canBeUnmasked ?? before.canBeUnmasked };
      const changed = (['isPossible', 'canBeUnmasked'] as const).filter((name) => after[name] !== before[name]);
      await saveRules(tx, after);
      // Who writes without a name relies on it: nobody can switch unmasking on and off again unseen.
      if (changed.length > 0) await audit(tx, { actorId: id, action: 'anonymity.rules_changed', details: Object.fromEntries(changed.map((name) => [name, String(after[name])])) });
      return toRules(after);
    });
  }

  changeSpace(actor: Actor, { spaceId, isPossible }: ChangeSpaceAnonymityInput): Promise<Space> {
    return this.db.write(async (tx) => {
      const [space] = await spacesByIds(within(tx), actor, [spaceId]);
      if (!space) throw notFound();
      const isChanged = await saveNamedSpace(tx, spaceId, !isPossible);
      if (isChanged) await audit(tx, { actorId: actor.id, action: 'anonymity.space_changed', subject: { type: 'Space', id: spaceId }, details: { isPossible: String(isPossible) } });
      return space;
    });
  }
}

const toRules = (rules: AnonymityRules): Rules => Object.assign(new Rules(), rules);
