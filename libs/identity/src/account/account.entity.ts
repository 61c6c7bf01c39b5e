import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { AccountId } from '#kernel';
import { Node } from '#graphql-kit';
import { IdColumn, TimeColumn } from '#tenancy';

export enum LocaleName {
  JA = 'JA',
  EN = 'EN',
}
registerEnumType(LocaleName, { name: 'Locale', description: 'A language that Ekkyo speaks.', valuesMap: { JA: { description: 'Japanese.' }, EN: { description: 'English.' } } });

@Entity('account')
@ObjectType({ implements: () => Node, description: "A human being's sign-in, the same in all of their communities. Only the person sees it." })
export class Account implements Node {
  @IdColumn()
  id!: AccountId;

  @Column('text')
  @Field({ description: 'The address with which the person signs in.' })
  email!: string;

  @Column('text')
  locale!: 'ja' | 'en';

  @TimeColumn()
  createdAt!: Date;
}
