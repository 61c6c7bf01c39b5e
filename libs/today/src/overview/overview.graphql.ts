import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Member } from '#identity';
import { ApprovalKind } from './approvals.js';

export enum EventGap {
  PLACE = 'PLACE',
  ONLINE_URL = 'ONLINE_URL',
  REGISTRATIONS = 'REGISTRATIONS',
}
registerEnumType(EventGap, {
  name: 'EventGap',
  description: 'What is still missing for an event.',
  valuesMap: {
    PLACE: { description: 'People are to come, and it is not said where.' },
    ONLINE_URL: { description: 'People are to join online, and there is no address.' },
    REGISTRATIONS: { description: 'It is within a week, and fewer than three in ten seats are taken.' },
  },
});

@ObjectType({ description: 'Decisions of one kind that wait.' })
export class WaitingApproval {
  @Field(() => ApprovalKind, { description: 'What is to be decided.' })
  kind!: ApprovalKind;
  @Field(() => Int, { description: 'How many, at least 1.' })
  count!: number;
  @Field({ description: 'Since when the oldest of them waits, in UTC.' })
  oldestAt!: Date;
}

@ObjectType({ description: "The community's next event, as whoever prepares it sees it." })
export class NextEvent {
  @Field(() => ID, { description: 'The id of the Event.' })
  eventId!: string;
  @Field({ description: 'Its title.' })
  title!: string;
  @Field({ description: 'When it starts, in UTC.' })
  startsAt!: Date;
  @Field({ description: 'The IANA time zone in which its times are meant.' })
  timeZone!: string;
  @Field(() => Int, { description: 'How many have a seat.' })
  registeredCount!: number;
  @Field(() => Int, { description: 'How many wait for one.' })
  waitlistedCount!: number;
  @Field(() => Int, { description: 'How many seats there are.' })
  capacity!: number;
  @Field(() => [EventGap], { description: 'What is still missing; empty when all is ready.' })
  gaps!: EventGap[];
}

@ObjectType({ description: 'How soon somebody reacted to or answered the posts of a time. Posts that still wait count as longer than any other.' })
export class FirstResponseTime {
  @Field(() => Int, { nullable: true, description: 'The median in minutes; null without posts, or when at least half of them wait.' })
  medianMinutes!: number | null;
  @Field(() => Int, { description: 'How many posts were published in that time.' })
  postCount!: number;
  @Field(() => Int, { description: 'How many of them still wait.' })
  waitingCount!: number;
}

@ObjectType({ description: "Today's ten minutes: what an operator sees first. Operators see it." })
export class Today {
  @Field(() => Member, { nullable: true, description: 'Who is on duty today; null when nobody is.' })
  onDuty!: Member | null;
  @Field({ description: 'Whether I take this week off.' })
  viewerIsOff!: boolean;
  @Field(() => Int, { description: 'How many items wait that I could see to.' })
  waitingCount!: number;
  @Field(() => Int, { description: 'How many items are put off until tomorrow.' })
  putOffCount!: number;
  @Field(() => FirstResponseTime, { description: 'Of posts published in the last 28 days.' })
  firstResponse!: FirstResponseTime;
  @Field(() => FirstResponseTime, { description: 'Of posts published in the 28 days before, to compare with.' })
  firstResponseBefore!: FirstResponseTime;
  @Field(() => [WaitingApproval], { description: 'Decisions that I may take here; kinds without any are left out.' })
  approvals!: WaitingApproval[];
  @Field(() => NextEvent, { nullable: true, description: 'The next event; null when none is announced.' })
  nextEvent!: NextEvent | null;
  @Field(() => Int, { description: 'How many handover notes of the last two weeks I have not seen.' })
  unseenNoteCount!: number;
  @Field(() => Int, { description: "How many things I did today, in the community's time zone." })
  doneCount!: number;
  @Field(() => Int, { description: 'How many minutes that took: pauses of more than ten minutes are left out, and each sitting counts for a minute at least.' })
  doneMinutes!: number;
}
