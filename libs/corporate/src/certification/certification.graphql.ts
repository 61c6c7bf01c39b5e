import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Connection, TextField } from '#graphql-kit';
import { Certification, CertificationField } from './certification.entity.js';

@ObjectType({ description: 'A page of certifications.' })
export class CertificationConnection extends Connection(Certification) {}

@InputType({ description: 'Which certifications; all conditions together.' })
export class CertificationFilter {
  @TextField({ max: 100 }, { nullable: true, description: 'Part of a name or an issuer in either language; width and case do not matter.' })
  search?: string;
  @Field(() => CertificationField, { nullable: true, description: 'Only those about this.' })
  field?: CertificationField;
}

@ObjectType({ description: 'How many of a department hold a certification.' })
export class DepartmentHolders {
  @Field({ description: 'The department.' })
  department!: string;
  @Field(() => Int, { description: 'How many of its members have a verified pass, whether or not they agreed to be shown; never fewer than the minimum cell.' })
  count!: number;
}

@ObjectType({
  description: 'How many hold a certification, and where, counted over all verified passes. A number below the minimum cell is not told, and neither is one from which it could be worked out.',
})
export class HolderStatistics {
  @Field(() => Int, { description: 'The minimum cell: the fewest people that a number here may stand for.' })
  minimumCell!: number;
  @Field(() => Int, { nullable: true, description: 'How many hold it in all; null when fewer than the minimum cell do.' })
  total!: number | null;
  @Field(() => [DepartmentHolders], { description: 'The departments that can be told, the largest number first.' })
  departments!: DepartmentHolders[];
  @Field(() => Int, { nullable: true, description: 'How many hold it in all other departments together; null when nobody does, and when the total is not told.' })
  others!: number | null;
}
