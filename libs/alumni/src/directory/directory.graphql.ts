import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Connection, IntField, TextField } from '#graphql-kit';
import { AlumniProfile, OpenTo } from '../profile/profile.entity.js';

@ObjectType({ description: 'How many people of the list have one value.' })
export class FacetCount {
  @Field({ description: 'The value, as the filter takes it.' })
  value!: string;
  @Field(() => Int, { description: 'How many, among those whom the other filters and the search leave.' })
  count!: number;
}

@ObjectType({ description: 'How the list divides, by what this reader may see: whoever hides a field is counted nowhere in it.' })
export class DirectoryFacets {
  @Field(() => [FacetCount], { description: 'By the decade in which they left, latest first, e.g. 2010.' })
  decades!: FacetCount[];
  @Field(() => [FacetCount], { description: 'By last department or class, largest first, at most 50.' })
  departments!: FacetCount[];
  @Field(() => [FacetCount], { description: 'By region, largest first, at most 50.' })
  regions!: FacetCount[];
  @Field(() => [FacetCount], { description: 'By what they are open to (OpenTo).' })
  openTo!: FacetCount[];
}

@ObjectType({ description: 'A page of the directory.' })
export class DirectoryConnection extends Connection(AlumniProfile, 'Directory') {
  @Field(() => Int, { description: 'How many there are in the list.' })
  totalCount!: number;
  @Field(() => DirectoryFacets, { description: 'How the list divides.' })
  facets!: DirectoryFacets;
}

@InputType({ description: 'Whom to find. All of it together; what a person hides from me finds nobody.' })
export class DirectoryFilter {
  @TextField({ min: 1, max: 60 }, { nullable: true, description: 'The beginning of a reading in kana or Latin letters however it is spelt (おおの, Ono, Ohno), part of a name in kanji, or what somebody is known for; up to three words.' })
  search?: string;
  @IntField(1900, 2100, { nullable: true, description: 'The decade in which they left, by its first year, e.g. 2010.' })
  decade?: number;
  @TextField({ min: 1, max: 100 }, { nullable: true, description: 'The last department or class.' })
  department?: string;
  @TextField({ min: 1, max: 60 }, { nullable: true, description: 'The region.' })
  region?: string;
  @Field(() => OpenTo, { nullable: true, description: 'What they are open to.' })
  openTo?: OpenTo;
}
