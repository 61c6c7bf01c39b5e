import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { Brand, MemberId, TenantId } from '#kernel';
import { Node } from '#graphql-kit';
import { IdColumn, TenantColumn, TimeColumn } from '#tenancy';

export type WordFilterId = Brand<'WordFilter'>;

export enum WordFilterAction {
  HOLD = 'HOLD',
  REFUSE = 'REFUSE',
}
registerEnumType(WordFilterAction, {
  name: 'WordFilterAction',
  description: 'What becomes of words that a filter finds.',
  valuesMap: {
    HOLD: { description: 'They are written, and stay out of sight until a moderator has looked at them.' },
    REFUSE: { description: 'They are not written; the author is asked for other words.' },
  },
});

@Entity('word_filter')
@ObjectType({ implements: () => Node, description: 'Words that are held or refused here, in whichever width, case, kana or spacing. For operators.' })
export class WordFilter implements Node {
  @TenantColumn()
  tenantId!: TenantId;

  @IdColumn()
  id!: WordFilterId;

  @Column('text')
  @Field({ description: 'The words.' })
  pattern!: string;

  /** The pattern as it is compared. */
  @Column('text')
  folded!: string;

  @Column('text')
  @Field(() => WordFilterAction, { description: 'What becomes of a text that holds them.' })
  action!: WordFilterAction;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it is there; null when nothing was said.' })
  note!: string | null;

  @Column('uuid', { nullable: true })
  createdBy!: MemberId | null;

  @TimeColumn()
  @Field({ description: 'When it was added, in UTC.' })
  createdAt!: Date;
}
