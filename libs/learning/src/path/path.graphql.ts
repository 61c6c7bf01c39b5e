import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { PARAGRAPHS } from '#kernel';
import { Connection, IdListField, TextField, TimeField, outcome } from '#graphql-kit';
import { Course, CourseProgress } from '../progress/progress.graphql.js';
import { CourseRequirement, LearningPath, PathLevel, TalentType } from './path.entity.js';

@ObjectType({ description: 'A page of learning paths.' })
export class LearningPathConnection extends Connection(LearningPath) {}

@ObjectType({ description: 'A page of courses.' })
export class CourseConnection extends Connection(Course) {}

@InputType({ description: 'A new learning path. Its courses are those that the provider reported.' })
export class CreateLearningPathInput {
  @TextField({ min: 1, max: 200 }, { description: 'What it is called, 1 to 200 characters.' })
  title!: string;
  @TextField({ ...PARAGRAPHS, min: 0, max: 4_000 }, { description: 'What one can do afterwards, at most 4,000 characters.' })
  description!: string;
  @Field(() => TalentType, { description: 'For whom.' })
  talentType!: TalentType;
  @Field(() => PathLevel, { description: 'How far it leads.' })
  level!: PathLevel;
  @TimeField({ nullable: true, description: 'By when its required courses should be done.' })
  dueAt?: Date;
  @IdListField('Course', 60, { description: 'The required courses in their order, 1 to 60 together with the recommended ones.' })
  requiredCourseIds!: string[];
  @IdListField('Course', 60, { nullable: true, description: 'The recommended courses in their order.' })
  recommendedCourseIds?: string[];
  @TextField({ min: 1, max: 200 }, { nullable: true, description: 'Sent again with the same arguments, it gives the same path again.' })
  idempotencyKey?: string;
}

export const CreateLearningPathResult = outcome('CreateLearningPathResult', [LearningPath]);

@ObjectType({ description: 'One course of my path, and how far I am.' })
export class PathStep {
  @Field(() => Course, { description: 'The course.' })
  course!: Course;
  @Field(() => CourseRequirement, { description: 'Whether it belongs to the path or is offered on top.' })
  requirement!: CourseRequirement;
  @Field(() => CourseProgress, { nullable: true, description: 'How far I am by the last report; null when the provider has not reported me there.' })
  progress!: CourseProgress | null;
}

@ObjectType({ description: 'A path that I learn on, because I have a seat in a programme of it. Only I see it.' })
export class MyPath {
  @Field(() => LearningPath, { description: 'The path.' })
  path!: LearningPath;
  @Field(() => [PathStep], { description: 'Its courses in their order, 60 at most, with my progress.' })
  steps!: PathStep[];
  @Field(() => PathStep, { nullable: true, description: 'What to do next: the required course that I began last and have not completed, else the first one open, else a recommended one; null when all is done.' })
  nextStep!: PathStep | null;
  @Field(() => Int, { description: 'How many of the required courses I have completed at least once.' })
  requiredCompletedCount!: number;
}
