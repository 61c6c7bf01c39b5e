import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Brand } from '#kernel';
import { Node } from '#graphql-kit';
import { Course } from '../progress/progress.graphql.js';

export type LearningPathId = Brand<'LearningPath'>;

export enum TalentType {
  ICT = 'ICT',
  BUSINESS_DX = 'BUSINESS_DX',
}
registerEnumType(TalentType, {
  name: 'TalentType',
  description: 'What kind of digital talent a path is for.',
  valuesMap: { ICT: { description: 'Specialists who build and run systems.' }, BUSINESS_DX: { description: 'People who change the work of their own office with digital means.' } },
});

export enum PathLevel {
  INTRODUCTION = 'INTRODUCTION',
  IT_PASSPORT = 'IT_PASSPORT',
  FUNDAMENTAL_IT = 'FUNDAMENTAL_IT',
}
registerEnumType(PathLevel, {
  name: 'PathLevel',
  description: 'How much a path teaches. A level of knowledge: passing the exam is no condition.',
  valuesMap: {
    INTRODUCTION: { description: 'What everybody in the office needs.' },
    IT_PASSPORT: { description: 'What the IT Passport exam asks.' },
    FUNDAMENTAL_IT: { description: 'What the Fundamental IT Engineer exam asks.' },
  },
});

export enum CourseRequirement {
  REQUIRED = 'REQUIRED',
  RECOMMENDED = 'RECOMMENDED',
}
registerEnumType(CourseRequirement, {
  name: 'CourseRequirement',
  description: 'What a course is within a path.',
  valuesMap: { REQUIRED: { description: 'The path is finished when all of these are.' }, RECOMMENDED: { description: 'For who wishes to know more.' } },
});

@ObjectType({ description: 'One course of a learning path.' })
export class PathCourse {
  @Field(() => Course, { description: 'The course.' })
  course!: Course;
  @Field(() => CourseRequirement, { description: 'Whether it belongs to the path or is offered on top.' })
  requirement!: CourseRequirement;
}

@ObjectType({ implements: () => Node, description: 'What to learn and in which order, for one kind of talent and one level. Members of the community see it.' })
export class LearningPath implements Node {
  id!: LearningPathId;
  @Field({ description: 'What it is called.' })
  title!: string;
  @Field({ description: 'What one can do afterwards; may have several lines.' })
  description!: string;
  @Field(() => TalentType, { description: 'For whom.' })
  talentType!: TalentType;
  @Field(() => PathLevel, { description: 'How far it leads.' })
  level!: PathLevel;
  @Field(() => Date, { nullable: true, description: 'By when its required courses should be done, in UTC; null when there is no hurry.' })
  dueAt!: Date | null;
  @Field(() => Int, { description: 'How many required courses it has.' })
  requiredCount!: number;
  @Field(() => [PathCourse], { description: 'Its courses in their order, 60 at most.' })
  courses!: PathCourse[];
  createdAt!: Date;
}
