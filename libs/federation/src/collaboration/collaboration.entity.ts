import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Brand, Localized, TenantId } from '#kernel';
import { Connection, Node } from '#graphql-kit';

export type CollaborationId = Brand<'Collaboration'>;

export enum CollaborationState {
  INTRODUCED = 'INTRODUCED',
  ACTIVE = 'ACTIVE',
  ENDED = 'ENDED',
}
registerEnumType(CollaborationState, {
  name: 'CollaborationState',
  description: 'How far a collaboration has come.',
  valuesMap: {
    INTRODUCED: { description: 'Both sides are interested; nothing has been arranged yet.' },
    ACTIVE: { description: 'The first joint event has been announced.' },
    ENDED: { description: 'It is over.' },
  },
});

@ObjectType({ implements: () => Node, description: 'Two communities working together, as one of them sees it. Operators of both sides see it.' })
export class Collaboration implements Node {
  id!: CollaborationId;
  federationTenantId!: TenantId;
  partnerTenantId!: TenantId;
  titles!: Localized;
  @Field(() => CollaborationState, { description: 'How far it has come.' })
  state!: CollaborationState;
  @Field({ description: 'When both sides had said that they are interested, in UTC.' })
  startedAt!: Date;
}

@ObjectType({ description: 'A page of collaborations.' })
export class CollaborationConnection extends Connection(Collaboration) {}
