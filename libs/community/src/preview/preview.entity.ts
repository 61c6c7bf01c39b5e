import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'What stands behind a link, as the page itself says it. No picture: it would tell that page who reads.' })
export class LinkPreview {
  @Field({ description: 'Where the link leads.' })
  url!: string;
  @Field({ description: 'The title of the page, at most 200 characters.' })
  title!: string;
  @Field(() => String, { nullable: true, description: 'What it is about, at most 400 characters; null when the page does not say.' })
  description!: string | null;
  @Field({ description: 'The name of the site, or its host.' })
  siteName!: string;
}
