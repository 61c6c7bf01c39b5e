import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, ConnectionArgs, CurrentActor, FilterArg, toConnection } from '#graphql-kit';
import type { Actor } from '#graphql-kit';
import { EventConnection } from '../event/event.graphql.js';
import { EventService } from '../event/event.service.js';
import { AttendanceRecord, AttendanceRecordFilter } from './record.graphql.js';
import { Records } from './record.service.js';

@Resolver(() => AttendanceRecord)
export class RecordResolver {
  constructor(
    private readonly records: Records,
    private readonly eventService: EventService,
  ) {}

  @Allow('events:read')
  @Query(() => AttendanceRecord, { description: 'The events that I attended, to be printed or shown to somebody.' })
  attendanceRecord(@CurrentActor() actor: Actor, @FilterArg(() => AttendanceRecordFilter) filter?: AttendanceRecordFilter): Promise<AttendanceRecord> {
    return this.records.of(actor, filter ?? {});
  }

  @ResolveField(() => EventConnection, { description: 'Those events, soonest first.' })
  async events(@Parent() { filter }: AttendanceRecord, @CurrentActor() actor: Actor, @Args() page: ConnectionArgs): Promise<EventConnection> {
    return toConnection(await this.eventService.page(actor, page, { ...filter, attended: true }));
  }
}
