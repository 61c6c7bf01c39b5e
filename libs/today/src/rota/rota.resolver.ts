import { Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, Input } from '#graphql-kit';
import type { Actor } from '#graphql-kit';
import { RotaRhythm } from './rota.entity.js';
import {
  ReturnFromWeekOffInput, ReturnFromWeekOffResult, Rota, SetWeekdayRotaInput, SetWeekdayRotaResult, SetWeeklyRotaInput, SetWeeklyRotaResult, SwapDutyInput, SwapDutyResult, TakeWeekOffInput, TakeWeekOffResult,
} from './rota.graphql.js';
import { RotaService } from './rota.service.js';

@Resolver()
export class RotaResolver {
  constructor(private readonly rotas: RotaService) {}

  @Allow('today:work')
  @Query(() => Rota, { description: 'Who is on duty when, and who is off.' })
  rota(@CurrentActor() actor: Actor): Promise<Rota> {
    return this.rotas.rota(actor);
  }

  @Allow('today:work')
  @Mutation(() => SetWeekdayRotaResult, { description: 'Puts one person on duty for each day of the week, in place of the rota there was. Swaps from this week on are forgotten.' })
  setWeekdayRota(@CurrentActor() actor: Actor, @Input() input: SetWeekdayRotaInput): Promise<typeof SetWeekdayRotaResult> {
    const { mondayId, tuesdayId, wednesdayId, thursdayId, fridayId, saturdayId, sundayId } = input;
    return this.rotas.set(actor, RotaRhythm.WEEKDAY, [mondayId, tuesdayId, wednesdayId, thursdayId, fridayId, saturdayId, sundayId].map((id) => id ?? null));
  }

  @Allow('today:work')
  @Mutation(() => SetWeeklyRotaResult, { description: 'Lets people take turns by the week, in place of the rota there was. Swaps from this week on are forgotten.' })
  setWeeklyRota(@CurrentActor() actor: Actor, @Input() { memberIds }: SetWeeklyRotaInput): Promise<typeof SetWeeklyRotaResult> {
    return this.rotas.set(actor, RotaRhythm.WEEK, memberIds);
  }

  @Allow('today:work')
  @Mutation(() => SwapDutyResult, { description: 'Somebody takes over one turn.' })
  swapDuty(@CurrentActor() actor: Actor, @Input() input: SwapDutyInput): Promise<typeof SwapDutyResult> {
    return this.rotas.swap(actor, input);
  }

  @Allow('today:work')
  @Mutation(() => TakeWeekOffResult, { description: 'I take a week off: the rota skips me, nobody tells me what waits, and what I was asked to see to goes to whoever is on duty.' })
  takeWeekOff(@CurrentActor() actor: Actor, @Input() { day }: TakeWeekOffInput): Promise<typeof TakeWeekOffResult> {
    return this.rotas.takeOff(actor, day);
  }

  @Allow('today:work')
  @Mutation(() => ReturnFromWeekOffResult, { description: 'I do not take that week off after all.' })
  returnFromWeekOff(@CurrentActor() actor: Actor, @Input() { day }: ReturnFromWeekOffInput): Promise<typeof ReturnFromWeekOffResult> {
    return this.rotas.comeBack(actor, day);
  }
}
