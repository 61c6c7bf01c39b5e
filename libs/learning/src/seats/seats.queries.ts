import { newId } from '#kernel';
import type { Tx } from '#tenancy';
import { SeatAllotment } from '../programme/programme.entity.js';

export interface LockedSeats extends SeatAllotment {
  id: string;
  lastTicket: number;
}

const COLUMNS = 'id, licence_year AS "licenceYear", seats AS "seatCount", taken_count AS "takenCount", last_ticket AS "lastTicket"';

/** The seats of the year, kept from changing until the transaction ends: every choice of people waits here for the one before. */
export async function lockSeats(tx: Tx, licenceYear: number): Promise<LockedSeats> {
  await tx.execute(
    `INSERT INTO seat_allotment (tenant_id, id, licence_year, seats, changed_at) VALUES ($1, $2, $3, 0, $4) ON CONFLICT (tenant_id, licence_year) DO NOTHING`,
    [tx.tenantId, newId(tx.now.getTime()), licenceYear, tx.now],
  );
  const row = await tx.first<LockedSeats>(`SELECT ${COLUMNS} FROM seat_allotment WHERE tenant_id = $1 AND licence_year = $2 FOR UPDATE`, [tx.tenantId, licenceYear]);
  return Object.assign(new SeatAllotment(), row!);
}

export async function keepSeats(tx: Tx, { id, seatCount, takenCount, lastTicket }: LockedSeats): Promise<void> {
  await tx.execute('UPDATE seat_allotment SET seats = $3, taken_count = $4, last_ticket = $5, changed_at = $6 WHERE tenant_id = $1 AND id = $2', [tx.tenantId, id, seatCount, takenCount, lastTicket, tx.now]);
}

const HOLDS_SEAT = `state IN ('SELECTED', 'SEAT_GRANTED')`;

/** How many people have a seat of a locked year, promised or given: each has one, in however many programmes they learn. */
export async function countTaken(tx: Tx, licenceYear: number): Promise<number> {
  const row = await tx.first<{ count: number }>(
    `SELECT count(DISTINCT a.member_id)::int AS count FROM seat_application a JOIN programme p ON p.tenant_id = a.tenant_id AND p.id = a.programme_id
     WHERE a.tenant_id = $1 AND p.licence_year = $2 AND a.${HOLDS_SEAT}`,
    [tx.tenantId, licenceYear],
  );
  return row!.count;
}

/**
 * Whoever has waited longest in a year with locked seats: `count` people at most, in their order, with everything they wait for, and whoever has
 * a seat of the year already, because that one is theirs for every programme. They are selected from now on.
 */
export async function promoteWaiting(tx: Tx, licenceYear: number, count: number): Promise<{ id: string; memberId: string; programmeId: string }[]> {
  const rows = await tx.query<{ id: string; memberId: string; programmeId: string; ticket: number }>(
    `WITH waiting AS (
       SELECT w.id, w.member_id, min(w.ticket) OVER (PARTITION BY w.member_id) AS ticket,
         EXISTS (SELECT FROM seat_application h JOIN programme q ON q.tenant_id = h.tenant_id AND q.id = h.programme_id WHERE h.tenant_id = $1 AND h.member_id = w.member_id AND q.licence_year = $2 AND h.${HOLDS_SEAT}) AS holds
       FROM seat_application w JOIN programme p ON p.tenant_id = w.tenant_id AND p.id = w.programme_id WHERE w.tenant_id = $1 AND p.licence_year = $2 AND w.state = 'WAITLISTED'),
     turn AS (SELECT id, holds, dense_rank() OVER (PARTITION BY holds ORDER BY ticket, member_id) AS place FROM waiting)
     UPDATE seat_application a SET state = 'SELECTED', changed_at = $4 FROM turn WHERE a.tenant_id = $1 AND a.id = turn.id AND (turn.holds OR turn.place <= $3)
     RETURNING a.id, a.member_id AS "memberId", a.programme_id AS "programmeId", a.ticket`,
    [tx.tenantId, licenceYear, count, tx.now],
  );
  return rows.sort((a, b) => a.ticket - b.ticket);
}
