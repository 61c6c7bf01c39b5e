import { InputType, ObjectType } from '@nestjs/graphql';
import { Connection, TextField } from '#graphql-kit';
import { RosterEntry } from './roster.entity.js';

@ObjectType({ description: 'A page of the roster.' })
export class RosterEntryConnection extends Connection(RosterEntry) {}

@InputType({ description: 'Which entries of the roster.' })
export class RosterFilter {
  @TextField({ max: 100 }, { nullable: true, description: 'A number, or a whole name or reading; width, case, kind of kana and spaces do not matter.' })
  search?: string;
}
