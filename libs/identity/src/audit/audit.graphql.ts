import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { MemberId } from '#kernel';
import { Connection, IdField, TextField } from '#graphql-kit';
import { AuditEntry } from './audit-entry.entity.js';

@ObjectType({ description: 'A page of the audit log.' })
export class AuditEntryConnection extends Connection(AuditEntry) {}

@InputType({ description: 'Which entries of the audit log; all conditions together.' })
export class AuditFilter {
  @TextField({ min: 1, max: 100 }, { nullable: true, description: 'Only actions that begin so, e.g. moderation.' })
  action?: string;
  @IdField('Member', { nullable: true, description: 'Only what this member did.' })
  actorId?: MemberId;
  /** A member's own history; things are found by their own page. */
  @IdField('Member', { nullable: true, description: 'Only what was done to this member.' })
  subjectId?: MemberId;
}

@ObjectType({ description: 'Whether the audit log is as it was written.' })
export class AuditCheck {
  @Field({ description: 'True when no entry was edited and none is missing before the last one.' })
  isIntact!: boolean;
  @Field(() => Int, { description: 'How many entries from the first are as they were written.' })
  checkedCount!: number;
  @Field(() => Int, { nullable: true, description: 'The number of the first entry that is missing or was edited; null when none was.' })
  brokenNumber!: number | null;
}
