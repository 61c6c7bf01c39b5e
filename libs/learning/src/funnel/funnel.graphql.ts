import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

export enum FunnelStep {
  SEATS = 'SEATS',
  INVITED = 'INVITED',
  JOINED = 'JOINED',
  ENROLLED = 'ENROLLED',
  STARTED = 'STARTED',
  COMPLETED = 'COMPLETED',
  FINISHED = 'FINISHED',
}
registerEnumType(FunnelStep, {
  name: 'FunnelStep',
  description: 'A step on the way from a licence to knowledge. Each counts people, once, and holds those of the steps after it, but for FINISHED, which counts by the path.',
  valuesMap: {
    SEATS: { description: 'Seats of the licence year.' },
    INVITED: { description: 'People to whom a seat was given.' },
    JOINED: { description: 'Of these, those whom the provider reports.' },
    ENROLLED: { description: 'Of these, those who are enrolled in a course.' },
    STARTED: { description: 'Of these, those who opened a first lecture.' },
    COMPLETED: { description: 'Of these, those who completed a course at least once.' },
    FINISHED: { description: 'Of the invited, those who completed every required course of a path of theirs.' },
  },
});

@ObjectType({ description: 'One step of the funnel.' })
export class FunnelStage {
  @Field(() => FunnelStep, { description: 'Which step.' })
  step!: FunnelStep;
  @Field(() => Int, { description: 'How many.' })
  count!: number;
  @Field({ description: "What is counted, in words, in the caller's language." })
  definition!: string;
}

@ObjectType({ description: "How far this community's seats have led. Coordinators see it, with nothing hidden: these are their own people." })
export class LearningFunnel {
  @Field(() => Int, { description: 'The year in which the licence begins, in April.' })
  licenceYear!: number;
  @Field(() => [FunnelStage], { description: 'The steps in their order.' })
  stages!: FunnelStage[];
}
