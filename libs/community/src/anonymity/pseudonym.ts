import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { MemberId } from '#kernel';

@ObjectType({ description: 'Under what name somebody wrote who did not give their own. The same person keeps it in one thread, and has another one in the next.' })
export class Pseudonym {
  @Field(() => Int, { description: 'Its number in the thread: 1 is whoever wrote anonymously there first.' })
  number!: number;
  @Field({ description: 'True when this is who began the thread, such as the one who asks.' })
  isAsker!: boolean;
}

/** With what recognises its author; no field of the API. */
export interface KnownPseudonym extends Pseudonym {
  id: string;
  threadId: string;
  /** Hexadecimal. */
  authorKey: string;
}

/** How a text is signed and dated. Exactly one of author and pseudonym is there. */
export interface Signature {
  id: string;
  authorId: MemberId | null;
  pseudonymId: string | null;
  at: Date;
}

export const pseudonymColumns = `json_build_object('id', d.id, 'threadId', d.thread_id, 'number', d.number, 'isAsker', d.is_asker, 'authorKey', encode(d.author_key, 'hex'))`;

/** The pseudonym of a row as one JSON value; null where the row has an author. */
export const pseudonymJson = (id: string): string =>
  `(SELECT ${pseudonymColumns} FROM pseudonym d WHERE d.tenant_id = $1 AND d.id = ${id})`;
