import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import type { Brand } from '#kernel';
import { Connection, Node } from '#graphql-kit';

export type CourseId = Brand<'Course'>;

@ObjectType({ implements: () => Node, description: 'A course of the learning provider, as its report names it. Members of the community see it.' })
export class Course implements Node {
  id!: CourseId;
  @Field({ description: 'Its title.' })
  title!: string;
  @Field(() => String, { nullable: true, description: "The provider's category; null when the report names none." })
  category!: string | null;
  @Field(() => Int, { nullable: true, description: 'Its length in minutes; null when it is not known.' })
  minutes!: number | null;
}

@ObjectType({ implements: () => Node, description: 'How far I am in one course, by the last report of the learning provider. Only the learner sees it.' })
export class CourseProgress implements Node {
  id!: string;
  @Field(() => Course, { description: 'The course.' })
  course!: Course;
  @Field(() => Float, { description: 'Percent of the course that is done, 0 to 100. It may fall when the course changes.' })
  completionRatio!: number;
  @Field(() => Float, { description: 'Minutes of video watched.' })
  videoMinutes!: number;
  @Field(() => Date, { nullable: true, description: 'When I began, in UTC; null before that.' })
  startedAt!: Date | null;
  @Field(() => Date, { nullable: true, description: 'When I first completed it, in UTC. It stays even when the course grows afterwards.' })
  firstCompletedAt!: Date | null;
  @Field(() => Date, { nullable: true, description: 'When I last opened it, in UTC; null when I never did.' })
  lastAccessedAt!: Date | null;
  updatedAt!: Date;
}

@ObjectType({ description: 'A page of my courses.' })
export class CourseProgressConnection extends Connection(CourseProgress) {}
