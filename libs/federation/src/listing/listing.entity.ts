import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Brand, TenantId } from '#kernel';
import { Node } from '#graphql-kit';

export type ListingId = Brand<'Listing'>;

export enum ListingDirection {
  NEED = 'NEED',
  OFFER = 'OFFER',
}
export enum ListingKind {
  VENUE = 'VENUE',
  PUBLICITY = 'PUBLICITY',
  CONTENT = 'CONTENT',
  SPEAKER = 'SPEAKER',
  AUDIENCE = 'AUDIENCE',
  KNOWLEDGE = 'KNOWLEDGE',
  OPPORTUNITY = 'OPPORTUNITY',
  SEATS = 'SEATS',
}
export enum ListingMode {
  ONLINE = 'ONLINE',
  ONSITE = 'ONSITE',
  ANY = 'ANY',
}
/** What a community may leave out of the copy that the others get; everything else always goes along. */
export enum ListingField {
  DESCRIPTION = 'DESCRIPTION',
  REGION = 'REGION',
  TOPICS = 'TOPICS',
  PLACE = 'PLACE',
  CONTACT = 'CONTACT',
}
export enum ListingState {
  DRAFT = 'DRAFT',
  PUBLISHED = 'PUBLISHED',
  PAUSED = 'PAUSED',
  EXPIRED = 'EXPIRED',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(ListingDirection, {
  name: 'ListingDirection',
  description: 'Which way something goes.',
  valuesMap: { NEED: { description: 'The community looks for it.' }, OFFER: { description: 'The community has it to give.' } },
});
registerEnumType(ListingKind, {
  name: 'ListingKind',
  description: 'What communities exchange.',
  valuesMap: {
    VENUE: { description: 'A place to meet; quantity is evenings or days.' },
    PUBLICITY: { description: 'Telling people about something; quantity is announcements.' },
    CONTENT: { description: 'Turning something into an article or a recording; quantity is pieces.' },
    SPEAKER: { description: 'People who speak; quantity is people.' },
    AUDIENCE: { description: 'People who come; quantity is people.' },
    KNOWLEDGE: { description: 'Know-how and counsel; quantity is sessions.' },
    OPPORTUNITY: { description: 'Jobs and contracts; quantity is openings.' },
    SEATS: { description: 'Seats in courses; quantity is seats.' },
  },
});
registerEnumType(ListingMode, {
  name: 'ListingMode',
  description: 'Where it can be had.',
  valuesMap: { ONLINE: { description: 'On the net only.' }, ONSITE: { description: 'At a place only.' }, ANY: { description: 'Either way.' } },
});
registerEnumType(ListingField, {
  name: 'ListingField',
  description: 'A part of a need or an offer that its community may keep to itself.',
  valuesMap: {
    DESCRIPTION: { description: 'What it says about it at length.' },
    REGION: { description: 'The prefecture.' },
    TOPICS: { description: 'What it is about, in a few words each.' },
    PLACE: { description: 'The exact place.' },
    CONTACT: { description: 'Whom to write to.' },
  },
});
registerEnumType(ListingState, {
  name: 'ListingState',
  description: 'How it stands with a need or an offer.',
  valuesMap: {
    DRAFT: { description: 'Being written; nobody else sees it.' },
    PUBLISHED: { description: "On the federation's board." },
    PAUSED: { description: 'Taken off the board for a while.' },
    EXPIRED: { description: 'Its time is over.' },
    WITHDRAWN: { description: 'Taken back; no copy of it is left on the board.' },
  },
});

@ObjectType({
  implements: () => Node,
  description: "A need or an offer of a community. Its own operators see it as they wrote it; the federation's operators see the copy that was published to them, with the fields in sharedFields only.",
})
export class Listing implements Node {
  id!: ListingId;
  ownerTenantId!: TenantId;
  audienceTenantId!: TenantId;
  federationTenantId!: TenantId | null;
  @Field(() => ListingDirection, { description: 'Looked for or offered.' })
  direction!: ListingDirection;
  @Field(() => ListingKind, { description: 'What it is.' })
  kind!: ListingKind;
  @Field({ description: 'What it is, in one line.' })
  title!: string;
  @Field({ description: 'More about it; may have several lines, and is empty when it is kept to its community.' })
  description!: string;
  @Field(() => Int, { description: 'How much of it; the unit is that of the kind.' })
  quantity!: number;
  @Field(() => ListingMode, { description: 'Where it can be had.' })
  mode!: ListingMode;
  @Field(() => String, { nullable: true, description: 'Prefecture; null when it does not matter.' })
  region!: string | null;
  @Field(() => String, { nullable: true, description: 'The exact place; null when there is none, or when it is kept to its community.' })
  place!: string | null;
  @Field(() => String, { nullable: true, description: 'Whom to write to about it; null when nobody is named, or when it is kept to its community.' })
  contact!: string | null;
  @Field(() => [ListingField], { description: 'Which of the optional parts go along to the audience.' })
  sharedFields!: ListingField[];
  @Field(() => [String], { description: 'What it is about, in a few words each.' })
  topics!: string[];
  @Field({ description: 'From when on, in UTC.' })
  availableFrom!: Date;
  @Field({ description: 'Until when, in UTC.' })
  availableUntil!: Date;
  @Field(() => Int, { description: 'What it is worth in credits; one credit is one hour of an operator.' })
  valueCredits!: number;
  @Field(() => ListingState, { description: 'How it stands.' })
  state!: ListingState;
  @Field(() => Date, { nullable: true, description: 'When it was published, in UTC; null before.' })
  publishedAt!: Date | null;
  @Field({ description: 'When it leaves the board by itself, in UTC.' })
  expiresAt!: Date;
  @Field(() => Int, { description: 'Rises with every change; a withdrawal is a change too.' })
  version!: number;
  /** The place in its community's own list. */
  createdAt!: Date;
}
