import { Injectable } from '@nestjs/common';
import { Clock, type Locale, type Page } from '#kernel';
import type { Actor } from '#graphql-kit';
import { csvBytes } from '#csv';
import { TenantDb } from '#tenancy';
import type { Event } from '../event/event.entity.js';
import { type Attendance, AttendanceFile, type AttendanceFigures, type AttendanceFilter } from './attendance.graphql.js';
import { type AttendancesOfEvent, attendancePage, figuresOf, recordOf } from './attendance.queries.js';
import { recordRows } from './record.rules.js';

/** Who was there, and how many. Who may know, the resolver says. */
@Injectable()
export class Attendances {
  constructor(
    private readonly db: TenantDb,
    private readonly clock: Clock,
  ) {}

  page(actor: Actor, args: AttendancesOfEvent): Promise<Page<Attendance>> {
    return attendancePage(this.db, actor.tenantId, args);
  }

  figures(actor: Actor, filter: Parameters<typeof figuresOf>[2] & AttendanceFilter): Promise<AttendanceFigures> {
    return figuresOf(this.db, actor.tenantId, filter, this.clock.now());
  }

  async file({ id, startsAt, timeZone }: Event, locale: Locale): Promise<AttendanceFile> {
    const lines = await this.db.read((tx) => recordOf(tx, id));
    const chunks: Buffer[] = [];
    for await (const chunk of csvBytes(recordRows(lines, { locale, timeZone }), { encoding: 'utf-8-bom' })) chunks.push(chunk);
    const day = new Intl.DateTimeFormat('sv-SE', { timeZone }).format(startsAt);
    return Object.assign(new AttendanceFile(), { name: `attendance-${day}.csv`, mediaType: 'text/csv; charset=utf-8', base64: Buffer.concat(chunks).toString('base64') });
  }
}
