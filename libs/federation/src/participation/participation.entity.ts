import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { TenantId } from '#kernel';
import { Connection, Node } from '#graphql-kit';

export enum ParticipationState {
  APPLIED = 'APPLIED',
  SCREENING = 'SCREENING',
  APPROVED = 'APPROVED',
  CONDITIONAL = 'CONDITIONAL',
  REJECTED = 'REJECTED',
  ACTIVE = 'ACTIVE',
  REVIEW_DUE = 'REVIEW_DUE',
  SUSPENDED = 'SUSPENDED',
  LEFT = 'LEFT',
}
registerEnumType(ParticipationState, {
  name: 'ParticipationState',
  description: 'How it stands between a community and a federation.',
  valuesMap: {
    APPLIED: { description: 'The community has applied.' },
    SCREENING: { description: 'Somebody looks at the application.' },
    APPROVED: { description: 'Accepted; it has not begun yet.' },
    CONDITIONAL: { description: 'Accepted under conditions.' },
    REJECTED: { description: 'Not accepted.' },
    ACTIVE: { description: 'Takes part.' },
    REVIEW_DUE: { description: 'Takes part; it is time to look at it again.' },
    SUSPENDED: { description: 'Does not take part for the time being.' },
    LEFT: { description: 'Takes part no longer.' },
  },
});

@ObjectType({ implements: () => Node, description: 'A community that takes part in this federation. Operators of the federation see it.' })
export class Participation implements Node {
  id!: string;
  communityTenantId!: TenantId;
  @Field(() => ParticipationState, { description: 'How it stands.' })
  state!: ParticipationState;
  @Field({ description: 'Since when it stands so, in UTC.' })
  since!: Date;
}

@ObjectType({ description: 'A page of participations.' })
export class ParticipationConnection extends Connection(Participation) {}
