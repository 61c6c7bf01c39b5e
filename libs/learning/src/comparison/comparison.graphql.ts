import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Tenant } from '#identity';
import { PathLevel } from '../path/path.entity.js';

export enum ComparedStep {
  JOINED = 'JOINED',
  ENROLLED = 'ENROLLED',
  STARTED = 'STARTED',
  COMPLETED = 'COMPLETED',
  FINISHED = 'FINISHED',
}
registerEnumType(ComparedStep, {
  name: 'ComparedStep',
  description: 'What communities compare, each as a share of the people to whom a seat was given.',
  valuesMap: {
    JOINED: { description: 'Those whom the provider reports.' },
    ENROLLED: { description: 'Those who are enrolled in a course.' },
    STARTED: { description: 'Those who opened a first lecture.' },
    COMPLETED: { description: 'Those who completed a course at least once.' },
    FINISHED: { description: 'Those who completed every required course of their path.' },
  },
});

@ObjectType({ description: 'A share with what it is a share of.' })
export class ComparedRate {
  @Field(() => ComparedStep, { description: 'Of what.' })
  step!: ComparedStep;
  @Field(() => Int, { description: 'How many people.' })
  numerator!: number;
  @Field(() => Int, { description: 'Of how many people with a seat.' })
  denominator!: number;
  @Field(() => Float, { description: 'Percent, 0 to 100.' })
  percent!: number;
}

@ObjectType({ description: 'One community of the comparison.' })
export class ComparedCommunity {
  @Field(() => Tenant, { description: 'Which one.' })
  community!: Tenant;
  @Field(() => [ComparedRate], { description: 'Its rates; empty where its numbers are hidden.' })
  rates!: ComparedRate[];
  @Field({ description: 'True when fewer than ten people have a seat there, or when its numbers would give away those of another one.' })
  isHidden!: boolean;
  ownerTenantId!: string;
}

@ObjectType({ description: 'How far the seats of each community have led, for one level of path. Members of the consortium see it.' })
export class LearningComparison {
  @Field(() => Int, { description: 'The year in which the licence begins, in April.' })
  licenceYear!: number;
  @Field(() => PathLevel, { description: 'For which level of path.' })
  level!: PathLevel;
  @Field(() => [ComparedCommunity], { description: 'The communities that have seats there, in the order of their names; at most 200.' })
  communities!: ComparedCommunity[];
  @Field(() => [ComparedRate], { description: 'All of them together; empty while fewer than five communities have seats there, or when it would give a hidden one away.' })
  total!: ComparedRate[];
  @Field(() => Int, { description: 'Fewer people than this are never shown.' })
  minimumCell!: number;
  @Field(() => Date, { nullable: true, description: 'When the newest of these numbers was counted, in UTC; null when there are none.' })
  updatedAt!: Date | null;
}
