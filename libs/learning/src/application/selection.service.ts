import { Injectable } from '@nestjs/common';
import { invalidInput, notFound, refuse } from '#kernel';
import type { Actor } from '#graphql-kit';
import { TenantDb, type Tx } from '#tenancy';
import { markRollupDue } from '../comparison/rollup.due.js';
import { SeatApplicationDecided } from '../events.js';
import { within } from '../path/path.queries.js';
import { readerOf } from '../programme/programme.service.js';
import { fillFreeSeats } from '../seats/seats.js';
import { type LockedSeats, countTaken, keepSeats, lockSeats } from '../seats/seats.queries.js';
import { ApplicationState, type SeatApplicationId } from './application.entity.js';
import { SeatApplicationNotReady, ChosenApplications, NotEnoughSeats } from './application.graphql.js';
import { type Locked, applicationsByIds, lockApplications, setState } from './application.queries.js';
import { canBeChosen, takesSeat } from './application.rules.js';

type Decided = 'SELECTED' | 'WAITLISTED' | 'SEAT_GRANTED' | 'RECLAIMED';

/** What coordinators decide. All or nothing: one application that cannot be chosen, or one seat too few, and nothing is changed. */
@Injectable()
export class SelectionService {
  constructor(private readonly db: TenantDb) {}

  select(actor: Actor, ids: readonly SeatApplicationId[]): Promise<ChosenApplications> {
    return this.decide(actor, ids, async (tx, seats, chosen) => {
      assertAll(chosen, canBeChosen);
      await setState(tx, ids, ApplicationState.SELECTED);
      const taken = await countTaken(tx, seats.licenceYear);
      if (taken > seats.seatCount) refuse(NotEnoughSeats.of(seats, taken - seats.takenCount));
      seats.takenCount = taken;
      await keepSeats(tx, seats);
      await tell(tx, chosen, 'SELECTED');
    });
  }

  /** In the order of the ids, after those who wait already. */
  waitlist(actor: Actor, ids: readonly SeatApplicationId[]): Promise<ChosenApplications> {
    return this.decide(actor, ids, async (tx, seats, chosen) => {
      assertAll(chosen, (a) => canBeChosen(a) && a.state !== ApplicationState.WAITLISTED);
      await setState(tx, ids, ApplicationState.WAITLISTED, ids.map((_, i) => seats.lastTicket + i + 1));
      seats.lastTicket += ids.length;
      await tell(tx, chosen, 'WAITLISTED');
      await fillFreeSeats(tx, seats); // nobody waits beside a free seat
    });
  }

  grant(actor: Actor, ids: readonly SeatApplicationId[]): Promise<ChosenApplications> {
    return this.decide(actor, ids, async (tx, _seats, chosen) => {
      assertAll(chosen, (a) => a.state === ApplicationState.SELECTED);
      await setState(tx, ids, ApplicationState.SEAT_GRANTED);
      await tell(tx, chosen, 'SEAT_GRANTED');
    });
  }

  /** A seat that is only promised can be taken back too: else who never begins keeps it from those who wait. */
  reclaim(actor: Actor, ids: readonly SeatApplicationId[]): Promise<ChosenApplications> {
    return this.decide(actor, ids, async (tx, seats, chosen) => {
      assertAll(chosen, takesSeat);
      await setState(tx, ids, ApplicationState.RECLAIMED);
      await tell(tx, chosen, 'RECLAIMED');
      await fillFreeSeats(tx, seats);
    });
  }

  private decide(actor: Actor, ids: readonly SeatApplicationId[], decision: (tx: Tx, seats: LockedSeats, chosen: Locked[]) => Promise<void>): Promise<ChosenApplications> {
    return this.db.write(async (tx) => {
      const years = await tx.query<{ year: number }>(
        'SELECT DISTINCT p.licence_year AS year FROM seat_application a JOIN programme p ON p.tenant_id = a.tenant_id AND p.id = a.programme_id WHERE a.tenant_id = $1 AND a.id = ANY ($2)',
        [tx.tenantId, ids],
      );
      if (years.length === 0) throw notFound();
      if (years.length > 1) throw invalidInput('input.applicationIds', 'CONFLICT', { ja: '同じ年度の申請だけを選んでください。', en: 'Choose applications of one licence year.' });
      const seats = await lockSeats(tx, years[0]!.year);
      const chosen = await lockApplications(tx, ids);
      // A draft is its writer's own, and for everybody else it does not exist.
      if (chosen.length < ids.length || chosen.some((a) => a.state === ApplicationState.DRAFT)) throw notFound();
      await decision(tx, seats, chosen);
      await markRollupDue(tx);
      return Object.assign(new ChosenApplications(), { applications: await applicationsByIds(within(tx), readerOf(actor), ids), allotment: seats });
    });
  }
}

function assertAll(chosen: readonly Locked[], isReady: (application: Locked) => boolean): void {
  const inTheWay = chosen.filter((application) => !isReady(application));
  if (inTheWay.length > 0) refuse(SeatApplicationNotReady.because(...inTheWay));
}

async function tell(tx: Tx, chosen: readonly Locked[], state: Decided): Promise<void> {
  await tx.publishAll(SeatApplicationDecided, chosen.map(({ id, memberId, programmeId }) => ({ applicationId: id, memberId, programmeId, state, promoted: false })));
}
