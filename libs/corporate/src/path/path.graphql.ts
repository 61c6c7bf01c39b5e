import { InputType, ObjectType } from '@nestjs/graphql';
import { Connection, IdField } from '#graphql-kit';
import type { CertificationId } from '../certification/certification.entity.js';
import { CertificationPath } from './path.entity.js';

@ObjectType({ description: 'A page of what is often followed by what.' })
export class CertificationPathConnection extends Connection(CertificationPath) {}

@InputType({ description: 'Which paths.' })
export class CertificationPathFilter {
  @IdField('Certification', { nullable: true, description: 'Only those that begin with this one.' })
  fromId?: CertificationId;
}
