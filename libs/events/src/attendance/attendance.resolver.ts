import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { forbidden } from '#kernel';
import { Allow, CurrentActor, FilterArg, toConnection } from '#graphql-kit';
import type { Actor, GraphqlContext } from '#graphql-kit';
import { Member } from '#identity';
import { Event } from '../event/event.entity.js';
import { looksAfter } from '../event/event.rules.js';
import { Attendance, AttendanceArgs, AttendanceConnection, AttendanceFigures, AttendanceFile, AttendanceFilter } from './attendance.graphql.js';
import { Attendances } from './attendance.service.js';

@Resolver(() => Attendance)
export class AttendanceResolver {
  constructor(private readonly service: Attendances) {}

  @Allow('events:manage')
  @Query(() => AttendanceFigures, { description: 'How many came to the events of this community. For operators.' })
  attendanceFigures(@CurrentActor() actor: Actor, @FilterArg(() => AttendanceFilter) filter?: AttendanceFilter): Promise<AttendanceFigures> {
    return this.service.figures(actor, filter ?? {});
  }

  @ResolveField(() => Member, { nullable: true, description: 'The member; null for who has no account here.' })
  member(@Parent() attendance: Attendance): Member | null {
    return attendance.member ?? null;
  }
}

@Resolver(() => Event)
export class EventAttendanceResolver {
  constructor(private readonly service: Attendances) {}

  @ResolveField(() => AttendanceConnection, { description: 'Who was there, in the order in which they came. For operators and the organizer; FORBIDDEN for all others.' })
  async attendances(@Parent() event: Event, @CurrentActor() actor: Actor, @Args() args: AttendanceArgs): Promise<AttendanceConnection> {
    if (!looksAfter(event, actor)) throw forbidden();
    return toConnection(await this.service.page(actor, { ...args, eventId: event.id }));
  }

  @ResolveField(() => AttendanceFigures, { nullable: true, description: 'How many were there. For operators and the organizer; null for all others.' })
  async attendanceFigures(@Parent() event: Event, @CurrentActor() actor: Actor): Promise<AttendanceFigures | null> {
    return looksAfter(event, actor) ? this.service.figures(actor, { eventId: event.id }) : null;
  }

  @ResolveField(() => AttendanceFile, { nullable: true, description: "The record of attendance as a CSV file in the caller's language, UTF-8 with the mark by which spreadsheets recognise it; times are those of the event's zone. For operators and the organizer; null for all others." })
  async attendanceFile(@Parent() event: Event, @CurrentActor() actor: Actor, @Context() { caller }: GraphqlContext): Promise<AttendanceFile | null> {
    return looksAfter(event, actor) ? this.service.file(event, caller.locale) : null;
  }
}
