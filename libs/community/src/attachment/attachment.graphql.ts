import { Field, type FieldOptions, ID, InputType } from '@nestjs/graphql';
import { assertText, invalidInput } from '#kernel';
import { addCheck, both, decodeId } from '#graphql-kit';
import type { FileId } from '#files';

export const MAX_ATTACHMENTS = 10;

@InputType({ description: 'A file to put beside the words.' })
export class AttachmentInput {
  @Field(() => ID, { description: 'A file that I brought with POST /files and have not used yet; when editing, also one that is there already.' })
  fileId!: FileId;
  @Field(() => String, { nullable: true, description: 'What is to be seen in it, at most 500 characters, for those who cannot see it.' })
  alt?: string;
}

/** At most ten files, each once. @throws INVALID_INPUT naming the one that is wrong */
export function attachmentsOf(field: string, value: readonly AttachmentInput[]): AttachmentInput[] {
  if (value.length > MAX_ATTACHMENTS) throw invalidInput(field, 'TOO_MANY', { ja: `ファイルは${MAX_ATTACHMENTS}個までです。`, en: `At most ${MAX_ATTACHMENTS} files.` });
  const files = value.map(({ fileId, alt }, i) => ({ fileId: decodeId('File', `${field}.${i}.fileId`, fileId) as FileId, alt: assertText(`${field}.${i}.alt`, alt ?? '', { max: 500 }) }));
  const twice = files.findIndex(({ fileId }, i) => files.findIndex((other) => other.fileId === fileId) < i);
  if (twice >= 0) throw invalidInput(`${field}.${twice}.fileId`, 'TWICE', { ja: '同じファイルが2回選ばれています。', en: 'The same file is there twice.' });
  return files;
}

export const AttachmentsField = (options: FieldOptions): PropertyDecorator =>
  both(Field(() => [AttachmentInput], { nullable: true, ...options }), addCheck((field, value) => attachmentsOf(field, value as AttachmentInput[])));
