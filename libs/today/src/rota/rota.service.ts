import { Injectable } from '@nestjs/common';
import { Clock, type MemberId, invalidInput, refuse } from '#kernel';
import type { Actor } from '#graphql-kit';
import { TenantDb, type Tx } from '#tenancy';
import { addDays, weekOf } from '../day/day.rules.js';
import { NotAnOperator, OperatorIsOff } from '../item/item.graphql.js';
import { RotaRhythm } from './rota.entity.js';
import { Rota, type SwapDutyInput } from './rota.graphql.js';
import { type RotaState, passItemsOn, removeWeekOff, rotaState, rotaStateIn, saveRota, saveSwap, saveWeekOff } from './rota.queries.js';
import { dutiesFrom, dutyOn, turnOf } from './rota.rules.js';

const past = (field: string): Error => invalidInput(field, 'OUT_OF_RANGE', { ja: 'この日は選べません。', en: 'This day cannot be chosen.' });

/** Who is on duty, and who is off. */
@Injectable()
export class RotaService {
  constructor(
    private readonly db: TenantDb,
    private readonly clock: Clock,
  ) {}

  async rota(actor: Actor): Promise<Rota> {
    return toRota(await rotaState(this.db, actor.tenantId, this.clock.now()));
  }

  /** `slots` from Monday on for a rota by weekday, in their order for one by week. */
  set(actor: Actor, rhythm: RotaRhythm, slots: readonly (MemberId | null)[]): Promise<Rota> {
    return this.change(async (tx, { circumstances, today }) => {
      if (slots.some((slot) => slot !== null && !circumstances.operators.has(slot))) refuse(new NotAnOperator());
      await saveRota(tx, actor.id, { rhythm, slots, fromOn: weekOf(today) });
    });
  }

  swap(actor: Actor, { day, memberId }: SwapDutyInput): Promise<Rota> {
    return this.change(async (tx, { circumstances, today }) => {
      if (day < today || day > addDays(today, 60) || !circumstances.plan) throw past('input.day');
      if (!circumstances.operators.has(memberId)) refuse(new NotAnOperator());
      if (circumstances.isOff(memberId, weekOf(day))) refuse(new OperatorIsOff());
      await saveSwap(tx, actor.id, turnOf(circumstances.plan.rhythm, day), memberId);
    });
  }

  takeOff(actor: Actor, day: string | undefined): Promise<Rota> {
    return this.change(async (tx, { today }) => {
      const week = weekOf(day ?? today);
      if (week < weekOf(today) || week > addDays(today, 366)) throw past('input.day');
      await saveWeekOff(tx, actor.id, week);
      if (week === weekOf(today)) await passItemsOn(tx, actor.id, dutyOn(today, (await rotaStateIn(tx)).circumstances).memberId);
    });
  }

  comeBack(actor: Actor, day: string | undefined): Promise<Rota> {
    return this.change(async (tx, { today }) => {
      await removeWeekOff(tx, actor.id, weekOf(day ?? today));
    });
  }

  private change(work: (tx: Tx, state: RotaState) => Promise<void>): Promise<Rota> {
    return this.db.write(async (tx) => {
      await work(tx, await rotaStateIn(tx));
      return toRota(await rotaStateIn(tx));
    });
  }
}

function toRota({ today, operators, off, circumstances }: RotaState): Rota {
  const byId = new Map(operators.map((one) => [one.id, one]));
  const { plan } = circumstances;
  return Object.assign(new Rota(), {
    rhythm: plan?.rhythm ?? null,
    places: (plan?.slots ?? []).flatMap((slot, i) => (slot && byId.has(slot) ? [{ position: i + 1, member: byId.get(slot)! }] : [])),
    days: dutiesFrom(today, 14, circumstances).map(({ memberId, insteadOf, ...duty }) => ({ ...duty, member: byId.get(memberId!) ?? null, insteadOf: byId.get(insteadOf!) ?? null })),
    operators,
    weeksOff: off.filter(({ memberId, weekOn }) => weekOn >= weekOf(today) && byId.has(memberId)).map(({ memberId, weekOn }) => ({ member: byId.get(memberId)!, weekOn })),
  });
}
