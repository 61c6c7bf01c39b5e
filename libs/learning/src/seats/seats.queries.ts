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

/** Whoever has waited longest in a year with locked seats; `count` of them at most, in their order, and selected from now on. */
export async function promoteWaiting(tx: Tx, licenceYear: number, count: number): Promise<{ id: string; memberId: string; programmeId: string }[]> {
  if (count <= 0) return [];
  const rows = await tx.query<{ id: string; memberId: string; programmeId: string; ticket: number }>(
    `UPDATE seat_application a SET state = 'SELECTED', changed_at = $4
     WHERE a.tenant_id = $1 AND a.id IN (
       SELECT w.id FROM seat_application w JOIN programme p ON p.tenant_id = w.tenant_id AND p.id = w.programme_id
       WHERE w.tenant_id = $1 AND p.licence_year = $2 AND w.state = 'WAITLISTED' ORDER BY w.ticket LIMIT $3)
     RETURNING a.id, a.member_id AS "memberId", a.programme_id AS "programmeId", a.ticket`,
    [tx.tenantId, licenceYear, count, tx.now],
  );
  return rows.sort((a, b) => a.ticket - b.ticket);
}
