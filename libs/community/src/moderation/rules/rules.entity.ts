import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { Brand, MemberId, TenantId } from '#kernel';
import { Node } from '#graphql-kit';
import { IdColumn, TenantColumn, TimeColumn } from '#tenancy';

export type RulesVersionId = Brand<'RulesVersion'>;

@Entity('rules_version')
@ObjectType({ implements: () => Node, description: 'The rules of the community, as they were published once. Members read them.' })
export class RulesVersion implements Node {
  @TenantColumn()
  tenantId!: TenantId;

  @IdColumn()
  id!: RulesVersionId;

  @Column('int')
  @Field(() => Int, { description: '1, 2, 3 and so on.' })
  version!: number;

  /** The newest version up to this one that asked for consent. */
  @Column('int')
  @Field(() => Int, { description: 'Whoever accepted this version or a later one may write under these rules.' })
  consentedVersion!: number;

  @Column('text')
  @Field({ description: 'The rules in Japanese; lines that begin with # are headings, lines that begin with - are points.' })
  ja!: string;

  @Column('text')
  @Field({ description: 'The rules in English, written in the same way; empty when there is no translation.' })
  en!: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'What changed, in a sentence; null when nothing was said.' })
  summary!: string | null;

  @Column('uuid', { nullable: true })
  publishedBy!: MemberId | null;

  @TimeColumn()
  @Field({ description: 'When they were published, in UTC.' })
  publishedAt!: Date;

  /** Brought along by the statement that reads it. */
  @Field({ description: 'True when I accepted what has to be accepted to write under these rules.' })
  viewerHasAccepted?: boolean;
}
