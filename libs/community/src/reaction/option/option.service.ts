import { Injectable } from '@nestjs/common';
import { type TenantId, notFound, refuse } from '#kernel';
import type { Actor } from '#graphql-kit';
import { audit, once } from '#identity';
import { TenantDb } from '#tenancy';
import { within } from '../../viewer.js';
import type { ReactionOption, ReactionOptionId } from './option.entity.js';
import { type AddReactionOptionInput, type EditReactionOptionInput, ReactionSet } from './option.graphql.js';
import { insertOption, lockOptions, placeOptions, readOptions, updateOption } from './option.queries.js';
import { isOffered, whyNotOffer, whyNotRetire, whyNotWords } from './option.rules.js';

/** Which ways to react a community has. */
@Injectable()
export class ReactionOptionService {
  constructor(private readonly db: TenantDb) {}

  async set(tenantId: TenantId): Promise<ReactionSet> {
    return Object.assign(new ReactionSet(), { options: await readOptions(this.db, tenantId) });
  }

  add(actor: Actor, input: AddReactionOptionInput): Promise<ReactionOption> {
    return this.db.write(async (tx) => {
      const added = await once(tx, { memberId: actor.id, operation: 'addReactionOption', key: input.idempotencyKey, input }, async () => {
        const all = await lockOptions(tx);
        const why = whyNotWords(input, all) ?? whyNotOffer(all, { isNew: true });
        if (why) refuse(why);
        const id = await insertOption(tx, input);
        await audit(tx, { actorId: actor.id, action: 'reactions.option_added', subject: { type: 'ReactionOption', id }, details: { wordJa: input.wordJa, wordEn: input.wordEn } });
        return { id };
      });
      return (await readOptions(within(tx), actor.tenantId)).find(({ id }) => id === added)!;
    });
  }

  edit(actor: Actor, { id, icon, wordJa, wordEn, isRetired }: EditReactionOptionInput): Promise<ReactionOption> {
    return this.db.write(async (tx) => {
      const all = await lockOptions(tx);
      const before = all.find((one) => one.id === id);
      if (!before) throw notFound();
      const retires = isRetired === true && isOffered(before);
      const returns = isRetired === false && !isOffered(before);
      const after = { id, icon: icon ?? before.icon, wordJa: wordJa ?? before.wordJa, wordEn: wordEn ?? before.wordEn, retiredAt: retires ? tx.now : returns ? null : before.retiredAt };
      const why = whyNotWords(after, all.filter((one) => one !== before)) ?? (retires ? whyNotRetire(before, all) : undefined) ?? (returns ? whyNotOffer(all, { isNew: false }) : undefined);
      if (why) refuse(why);
      await updateOption(tx, after);
      await audit(tx, { actorId: actor.id, action: retires ? 'reactions.option_retired' : returns ? 'reactions.option_restored' : 'reactions.option_edited', subject: { type: 'ReactionOption', id }, details: { wordJa: after.wordJa, wordEn: after.wordEn } });
      return Object.assign(before, after);
    });
  }

  /** These first. What they leave out, such as what somebody added meanwhile, follows as it stood. */
  order(actor: Actor, ids: readonly ReactionOptionId[]): Promise<ReactionSet> {
    return this.db.write(async (tx) => {
      const all = await lockOptions(tx);
      if (ids.some((id) => !all.some((one) => one.id === id))) throw notFound();
      await placeOptions(tx, [...ids, ...all.map(({ id }) => id).filter((id) => !ids.includes(id))]);
      await audit(tx, { actorId: actor.id, action: 'reactions.options_ordered' });
      return Object.assign(new ReactionSet(), { options: await readOptions(within(tx), actor.tenantId) });
    });
  }
}
