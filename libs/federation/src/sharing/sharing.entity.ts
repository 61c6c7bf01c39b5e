import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Brand, MemberId, TenantId } from '#kernel';
import { Connection, Node } from '#graphql-kit';

export enum SharedItemKind {
  LISTING = 'LISTING',
  JOINT_EVENT = 'JOINT_EVENT',
  SKETCH = 'SKETCH',
  BOOKING_REQUEST = 'BOOKING_REQUEST',
}
registerEnumType(SharedItemKind, {
  name: 'SharedItemKind',
  description: 'What a community has published to another one.',
  valuesMap: {
    LISTING: { description: 'A need or an offer.' },
    JOINT_EVENT: { description: 'The announcement of a joint event.' },
    SKETCH: { description: 'Sizes and topics of the community, by which a federation finds proposals; no people.' },
    BOOKING_REQUEST: { description: "A request for a partner's venue." },
  },
});
export enum SharingDirection {
  OUT = 'OUT',
  IN = 'IN',
}
registerEnumType(SharingDirection, {
  name: 'SharingDirection',
  description: 'Which way something was shared.',
  valuesMap: { OUT: { description: 'From this community to the other one.' }, IN: { description: 'From the other community to this one.' } },
});
export enum SharingAction {
  PUBLISHED = 'PUBLISHED',
  PAUSED = 'PAUSED',
  RESUMED = 'RESUMED',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(SharingAction, {
  name: 'SharingAction',
  description: 'What was done about something shared.',
  valuesMap: {
    PUBLISHED: { description: 'From then on the other side could read it.' },
    PAUSED: { description: 'From then on it could not, for a while.' },
    RESUMED: { description: 'From then on it could again.' },
    WITHDRAWN: { description: 'From then on it could not any more.' },
  },
});

@ObjectType({ description: 'One part of what the other side reads.' })
export class SharedField {
  @Field({ description: 'Name of the part, as the API calls it, e.g. title or availableFrom.' })
  name!: string;
  @Field({ description: 'What it says there now; times in UTC (RFC 3339), several words joined by commas.' })
  value!: string;
}

@ObjectType({ description: 'Something of this community that another one reads at present. Operators see it.' })
export class SharedItem {
  @Field({ description: 'Names this copy among all of them; it is no id for node().' })
  key!: string;
  @Field(() => SharedItemKind, { description: 'What it is.' })
  kind!: SharedItemKind;
  audienceTenantId!: TenantId;
  subjectId!: string;
  @Field(() => String, { nullable: true, description: 'What it is called; null for a sketch.' })
  title!: string | null;
  @Field({ description: 'Since when they read it, in UTC.' })
  since!: Date;
  @Field(() => Date, { nullable: true, description: 'Until when they read it at most, in UTC; null when it has no end of its own.' })
  until!: Date | null;
  @Field(() => [SharedField], { description: 'Everything that they read, as it stands in their copy; what is not listed here does not leave.' })
  fields!: SharedField[];
}

@ObjectType({ description: 'A page of what is shared.' })
export class SharedItemConnection extends Connection(SharedItem) {}

export type SharingRecordId = Brand<'SharingRecord'>;

@ObjectType({ implements: () => Node, description: 'One line of the log of what was shared, kept on both sides and never changed. Operators see it.' })
export class SharingRecord implements Node {
  id!: SharingRecordId;
  @Field(() => SharingDirection, { description: 'Which way.' })
  direction!: SharingDirection;
  @Field(() => SharingAction, { description: 'What was done.' })
  action!: SharingAction;
  partnerTenantId!: TenantId;
  memberId!: MemberId | null;
  @Field({ description: 'What it was called; empty when it was gone before this side read it.' })
  title!: string;
  @Field(() => [String], { description: 'The optional parts that went along.' })
  fields!: string[];
  @Field(() => Int, { description: 'The version of the thing shared; rises with every change.' })
  version!: number;
  @Field({ description: 'When, in UTC.' })
  happenedAt!: Date;
}

@ObjectType({ description: 'A page of the log.' })
export class SharingRecordConnection extends Connection(SharingRecord) {}
