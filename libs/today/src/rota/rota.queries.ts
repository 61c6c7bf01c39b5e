import { type MemberId, newId } from '#kernel';
import type { TenantDb, Tx } from '#tenancy';
import { type Member, memberColumns, rolesWith } from '#identity';
import { toPerson } from '../item/item.queries.js';
import type { RotaRhythm } from './rota.entity.js';
import type { Circumstances, Plan } from './rota.rules.js';

const ROLES = rolesWith('today:work').map((role) => `'${role}'`).join(', ');
/** Who may be on duty. */
export const operatorsIn = (alias: string): string => `${alias}.state = 'ACTIVE' AND ${alias}.role IN (${ROLES})`;

interface RotaJson {
  today: string;
  plan: Plan | null;
  swaps: { startsOn: string; memberId: MemberId }[] | null;
  off: { memberId: MemberId; weekOn: string }[] | null;
  operators: (Omit<Member, 'joinedAt'> & { joinedAt: string })[] | null;
}
export interface RotaState {
  /** The day that it is in the community. */
  today: string;
  operators: Member[];
  off: { memberId: MemberId; weekOn: string }[];
  circumstances: Circumstances;
}

/** What decides who is on duty from this week on, and who was off lately, as columns for a wide statement; $1 the tenant t, $2 now. */
export const ROTA = `(SELECT json_build_object('today', d.day,
    'plan', (SELECT json_build_object('rhythm', r.rhythm, 'slots', to_json(r.slots), 'fromOn', r.from_on) FROM rota r WHERE r.tenant_id = $1),
    'swaps', (SELECT json_agg(json_build_object('startsOn', s.starts_on, 'memberId', s.member_id)) FROM rota_swap s WHERE s.tenant_id = $1 AND s.starts_on BETWEEN d.day - 7 AND d.day + 60),
    'off', (SELECT json_agg(json_build_object('memberId', o.member_id, 'weekOn', o.week_on) ORDER BY o.week_on, o.member_id) FROM operator_week_off o WHERE o.tenant_id = $1 AND o.week_on > d.day - 35),
    'operators', (SELECT json_agg(one ORDER BY one."joinedAt", one.id) FROM (SELECT ${memberColumns('m')} FROM member m WHERE m.tenant_id = $1 AND ${operatorsIn('m')}) one))
  FROM (SELECT ($2::timestamptz AT TIME ZONE t.time_zone)::date AS day FROM tenant t WHERE t.id = $1) d)`;

export function toRota({ today, plan, swaps, off, operators }: RotaJson): RotaState {
  const people = (operators ?? []).map((one) => toPerson(one)!);
  const weeksOff = new Set((off ?? []).map((o) => `${o.memberId} ${o.weekOn}`));
  return {
    today,
    operators: people,
    off: off ?? [],
    circumstances: { plan, swaps: new Map((swaps ?? []).map((s) => [s.startsOn, s.memberId])), operators: new Set(people.map((p) => p.id)), isOff: (member, week) => weeksOff.has(`${member} ${week}`) },
  };
}

export async function rotaState(db: Pick<TenantDb, 'readOne'>, tenantId: string, now: Date): Promise<RotaState> {
  const [row] = await db.readOne<{ rota: RotaJson }>(`SELECT ${ROTA} AS rota`, [tenantId, now], 'today_rota');
  return toRota(row!.rota);
}

/** The same inside of a transaction. */
export const rotaStateIn = (tx: Tx, now = tx.now): Promise<RotaState> => rotaState({ readOne: (sql, params) => tx.query(sql, params) }, tx.tenantId!, now);

/** An active member as an operator this week; undefined when there is no such member. */
export async function operatorOn(tx: Tx, memberId: MemberId): Promise<{ operates: boolean; isOff: boolean } | undefined> {
  return tx.first(
    `SELECT ${operatorsIn('m')} AS operates, EXISTS (SELECT FROM operator_week_off o WHERE o.tenant_id = $1 AND o.member_id = m.id AND o.week_on = date_trunc('week', $3::timestamptz AT TIME ZONE t.time_zone)::date) AS "isOff"
     FROM member m JOIN tenant t ON t.id = m.tenant_id WHERE m.tenant_id = $1 AND m.id = $2 AND m.state = 'ACTIVE'`,
    [tx.tenantId, memberId, tx.now],
  );
}

export async function saveRota(tx: Tx, me: MemberId, { rhythm, slots, fromOn }: { rhythm: RotaRhythm; slots: readonly (MemberId | null)[]; fromOn: string }): Promise<void> {
  await tx.execute(
    `INSERT INTO rota (tenant_id, id, rhythm, slots, from_on, changed_by, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (tenant_id) DO UPDATE SET rhythm = excluded.rhythm, slots = excluded.slots, from_on = excluded.from_on, changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
    [tx.tenantId, newId(tx.now.getTime()), rhythm, slots, fromOn, me, tx.now],
  );
  // What was agreed for another plan says nothing about this one.
  await tx.execute('DELETE FROM rota_swap WHERE tenant_id = $1 AND starts_on >= $2', [tx.tenantId, fromOn]);
}

export async function saveSwap(tx: Tx, me: MemberId, startsOn: string, memberId: MemberId): Promise<void> {
  await tx.execute(
    `INSERT INTO rota_swap (tenant_id, id, starts_on, member_id, asked_by, created_at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (tenant_id, starts_on) DO UPDATE SET member_id = excluded.member_id, asked_by = excluded.asked_by, created_at = excluded.created_at`,
    [tx.tenantId, newId(tx.now.getTime()), startsOn, memberId, me, tx.now],
  );
}

export async function saveWeekOff(tx: Tx, me: MemberId, week: string): Promise<void> {
  await tx.execute(
    `INSERT INTO operator_week_off (tenant_id, id, member_id, week_on, created_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (tenant_id, week_on, member_id) DO NOTHING`,
    [tx.tenantId, newId(tx.now.getTime()), me, week, tx.now],
  );
}

export const removeWeekOff = (tx: Tx, me: MemberId, week: string): Promise<number> => tx.execute('DELETE FROM operator_week_off WHERE tenant_id = $1 AND member_id = $2 AND week_on = $3', [tx.tenantId, me, week]);

/** What this person was asked to see to goes to whoever is on duty; to anybody when nobody is. */
export const passItemsOn = (tx: Tx, from: MemberId, to: MemberId | null): Promise<number> =>
  tx.execute('UPDATE today_item SET assigned_to = $3 WHERE tenant_id = $1 AND assigned_to = $2 AND closed_at IS NULL', [tx.tenantId, from, to]);
