import { Injectable } from '@nestjs/common';
import type { Actor } from '#graphql-kit';
import { TenantDb } from '#tenancy';
import { ATTENDED } from '../event/event.queries.js';
import { AttendanceRecord, type AttendanceRecordFilter } from './record.graphql.js';

@Injectable()
export class Records {
  constructor(private readonly db: TenantDb) {}

  /** Of the actor. */
  async of(actor: Actor, filter: AttendanceRecordFilter): Promise<AttendanceRecord> {
    const [row] = await this.db.readOne<AttendanceRecord>(
      `SELECT count(*)::int AS "eventCount", coalesce(sum(minutes), 0)::int AS minutes, count(*) FILTER (WHERE counts_as_training)::int AS "trainingCount",
         coalesce(sum(minutes) FILTER (WHERE counts_as_training), 0)::int AS "trainingMinutes"
       FROM (SELECT e.counts_as_training, round(extract(epoch FROM e.ends_at - e.starts_at) / 60) AS minutes FROM event e WHERE e.tenant_id = $1 AND ${ATTENDED} AND ($3::timestamptz IS NULL OR e.ends_at > $3) AND ($4::timestamptz IS NULL OR e.starts_at < $4)) attended`,
      [actor.tenantId, actor.id, filter.from ?? null, filter.until ?? null],
      'attendance_record',
    );
    return Object.assign(new AttendanceRecord(), row, { filter });
  }
}
