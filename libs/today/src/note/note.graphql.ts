import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Brand } from '#kernel';
import { Connection, IdField, Node, TextField, outcome } from '#graphql-kit';
import { Member } from '#identity';

export type HandoverNoteId = Brand<'HandoverNote'>;

@ObjectType({ implements: () => Node, description: 'A few words for whoever is on duty next. Operators see it.' })
export class HandoverNote implements Node {
  id!: string;
  @Field({ description: 'What to know; may have several lines.' })
  text!: string;
  @Field(() => Member, { description: 'Who wrote it.' })
  author!: Member;
  @Field({ description: 'When, in UTC.' })
  createdAt!: Date;
  @Field(() => Date, { nullable: true, description: 'When I said that I have seen it, in UTC; null while I have not.' })
  viewerSeenAt!: Date | null;
  @Field(() => [Member], { description: 'Who has seen it besides its author, the first one first; twenty at most.' })
  seenBy!: Member[];
  @Field(() => Int, { description: 'How many have seen it besides its author.' })
  seenCount!: number;
}

@ObjectType({ description: 'A page of handover notes, newest first.' })
export class HandoverNoteConnection extends Connection(HandoverNote) {}

@InputType({ description: 'A note for whoever is on duty next.' })
export class WriteHandoverNoteInput {
  @TextField({ min: 1, max: 1_000, multiline: true }, { description: 'What to know, 1 to 1,000 characters; may have several lines.' })
  text!: string;
  @TextField({ min: 1, max: 200 }, { nullable: true, description: 'Sent again with the same arguments, it gives the same note again.' })
  idempotencyKey?: string;
}

@InputType({ description: 'Which note I have seen.' })
export class AcknowledgeHandoverNoteInput {
  @IdField('HandoverNote', { description: 'The note.' })
  noteId!: HandoverNoteId;
}

export const WriteHandoverNoteResult = outcome('WriteHandoverNoteResult', [HandoverNote]);
export const AcknowledgeHandoverNoteResult = outcome('AcknowledgeHandoverNoteResult', [HandoverNote]);
