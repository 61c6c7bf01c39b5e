import { Field, InputType, ObjectType } from '@nestjs/graphql';
import type { Localized } from '#kernel';
import { Refusal, TextField, TextListField, outcome } from '#graphql-kit';
import { AlumniProfile, Audience, OpenTo, ProfileField } from './profile.entity.js';

@ObjectType({ description: 'Who may see one field of my profile.' })
export class FieldVisibility {
  @Field(() => ProfileField, { description: 'The field.' })
  field!: ProfileField;
  @Field(() => Audience, { description: 'Who sees it.' })
  audience!: Audience;
}

@InputType({ description: 'Who may see one field of my profile.' })
export class FieldVisibilityInput {
  @Field(() => ProfileField, { description: 'The field.' })
  field!: ProfileField;
  @Field(() => Audience, { description: 'Who sees it.' })
  audience!: Audience;
}

@InputType({ description: 'What I say of myself, all of it: what is left out is empty afterwards. The facts of the roster stay as they are.' })
export class EditAlumniProfileInput {
  @TextField({ min: 0, max: 120 }, { nullable: true, description: 'What I do today, in a line, at most 120 characters.' })
  headline?: string;
  @TextField({ min: 0, max: 2_000, multiline: true }, { nullable: true, description: 'About me, at most 2,000 characters; may have several lines.' })
  about?: string;
  @TextField({ min: 0, max: 60 }, { nullable: true, description: 'Where I live or work, e.g. a prefecture; at most 60 characters.' })
  region?: string;
  @Field(() => [OpenTo], { description: 'What I am open to.' })
  openTo!: OpenTo[];
  @TextListField({ min: 1, max: 30 }, 8, { description: 'What one may ask me about, at most 8 of 30 characters each.' })
  knownFor!: string[];
  @Field(() => [FieldVisibilityInput], { description: 'Who sees which field; those that are left out stay as they are.' })
  visibility!: FieldVisibilityInput[];
}

@ObjectType({ implements: () => Refusal, description: 'This needs a verified record: one says which record is theirs first.' })
export class NotVerified extends Refusal {
  readonly code = 'NOT_VERIFIED';
  text(): Localized {
    return { ja: '在籍の確認が済むと使えるようになります。', en: 'This opens once your record has been verified.' };
  }
}

export const EditAlumniProfileResult = outcome('EditAlumniProfileResult', [AlumniProfile, NotVerified]);
