import { Field, ObjectType } from '@nestjs/graphql';
import { ParticipationMode, Tenant } from '#identity';

@ObjectType({ description: 'A federation that my community takes part in.' })
export class FederationMembership {
  @Field(() => Tenant, { description: 'The federation.' })
  federation!: Tenant;
  @Field(() => ParticipationMode, { description: 'How communities take part in it.' })
  mode!: ParticipationMode;
  @Field({ description: 'Since when, in UTC.' })
  since!: Date;
}
