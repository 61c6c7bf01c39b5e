import { Field, ID, InputType } from '@nestjs/graphql';
import { assertText, invalidInput } from '#kernel';
import { IdField, addCheck, both, decodeId, outcome } from '#graphql-kit';
import type { FileId } from '#files';
import { Event, type EventId } from '../event/event.entity.js';
import { isWebAddress } from '../event/event.rules.js';

export const MAX_MATERIALS = 20;

@InputType({ description: 'A material of an event: an address, or a file.' })
export class EventMaterialInput {
  @Field({ description: 'What it is, 1 to 200 characters.' })
  title!: string;
  @Field(() => String, { nullable: true, description: 'An http or https address, at most 2,000 characters.' })
  url?: string | null;
  @Field(() => ID, { nullable: true, description: 'A file that I brought with POST /files and have not used yet, or one that is there already.' })
  fileId?: FileId | null;
}

const MaterialsField = (): PropertyDecorator =>
  both(
    Field(() => [EventMaterialInput], { description: 'All of them, at most 20, in their order; what is not among them is taken away.' }),
    addCheck((field, value) => {
      const list = value as EventMaterialInput[];
      if (list.length > MAX_MATERIALS) throw invalidInput(field, 'TOO_MANY', { ja: `資料は${MAX_MATERIALS}件までです。`, en: `At most ${MAX_MATERIALS} materials.` });
      return list.map(({ title, url, fileId }, i) => {
        const at = `${field}.${i}`;
        if (Boolean(url) === Boolean(fileId)) throw invalidInput(`${at}.url`, 'REQUIRED', { ja: 'URLかファイルのどちらかを指定してください。', en: 'Give an address or a file.' });
        if (url && (!isWebAddress(url) || url.length > 2_000)) throw invalidInput(`${at}.url`, 'INVALID_URL', { ja: 'http または https のURLを入力してください。', en: 'Use an http or https address.' });
        return { title: assertText(`${at}.title`, title, { min: 1, max: 200 }), url: url || null, fileId: fileId ? (decodeId('File', `${at}.fileId`, fileId) as FileId) : null };
      });
    }),
  );

@InputType({ description: 'What there is to read or to see about an event.' })
export class SetEventMaterialsInput {
  @IdField('Event', { description: 'The event.' })
  eventId!: EventId;
  @MaterialsField()
  materials!: { title: string; url: string | null; fileId: FileId | null }[];
}

export const SetEventMaterialsResult = outcome('SetEventMaterialsResult', [Event]);
