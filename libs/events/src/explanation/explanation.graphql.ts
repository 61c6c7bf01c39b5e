import { Field, ObjectType } from '@nestjs/graphql';
import { EventMode } from '../event/event.entity.js';

@ObjectType({ description: 'One page about an event for somebody who has no account, such as the manager of a member who wants to come in working hours. What it says was announced to the whole community; where it takes place is not in it.' })
export class EventExplanation {
  @Field({ description: 'The community that holds it.' })
  communityName!: string;
  @Field({ description: 'What the event is called.' })
  title!: string;
  @Field({ description: 'What it is about; may have several lines.' })
  description!: string;
  @Field(() => EventMode, { description: 'Where it takes place.' })
  mode!: EventMode;
  @Field({ description: 'When it begins, in UTC.' })
  startsAt!: Date;
  @Field({ description: 'When it ends, in UTC.' })
  endsAt!: Date;
  @Field({ description: 'IANA time zone in which its times are meant.' })
  timeZone!: string;
  @Field(() => String, { nullable: true, description: 'What it costs; null when it is free.' })
  fee!: string | null;
  @Field({ description: 'Whether taking part counts as training.' })
  countsAsTraining!: boolean;
  @Field(() => String, { nullable: true, description: 'Who agreed that it may be attended in working hours; null when nobody did.' })
  workTimeAgreedBy!: string | null;
  @Field({ description: 'Who organizes it.' })
  organizerName!: string;
  @Field(() => Date, { nullable: true, description: 'When it was called off, in UTC; null while it is on.' })
  cancelledAt!: Date | null;
}
