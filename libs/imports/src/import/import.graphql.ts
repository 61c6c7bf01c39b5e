import { Field, InputType, ObjectType } from '@nestjs/graphql';
import type { Localized } from '#kernel';
import { IdField, Refusal, TextField, outcome } from '#graphql-kit';
import type { FileId } from '#files';
import { Import, type ImportId, ImportKind, ImportState } from './import.entity.js';

@InputType({ description: 'What one column of the file is, where the guess by its heading is wrong.' })
export class ImportColumnChoice {
  @Field({ description: 'Its heading in the file.' })
  heading!: string;
  @Field(() => String, { nullable: true, description: 'The name of the column it is, see importKinds; null passes it over.' })
  name?: string | null;
}

@InputType({ description: 'Which file to read, and what it is.' })
export class StartImportInput {
  @Field(() => ImportKind, { description: 'What its rows are.' })
  kind!: ImportKind;
  @IdField('File', { description: 'A file that I brought by POST /files.' })
  fileId!: FileId;
  @Field(() => [ImportColumnChoice], { nullable: true, description: 'What columns are; by default as in the last import of this kind, else by their headings. Remembered for the next one. At most 100.' })
  columns?: ImportColumnChoice[];
  @TextField({ min: 1, max: 200 }, { nullable: true, description: 'Sent again with the same arguments, it gives the same import again.' })
  idempotencyKey?: string;
}

@InputType({ description: 'Which import to apply.' })
export class ApplyImportInput {
  @IdField('Import', { description: 'The import.' })
  importId!: ImportId;
}

@ObjectType({ implements: () => Refusal, description: 'Only a file that was read to its end can be applied, and only once.' })
export class ImportNotReady extends Refusal {
  readonly code = 'IMPORT_NOT_READY';

  @Field(() => ImportState, { description: 'How far it is.' })
  state!: ImportState;

  static in(state: ImportState): ImportNotReady {
    return Object.assign(new ImportNotReady(), { state });
  }
  text(): Localized {
    return { ja: '確認が終わったファイルだけを、1回だけ取り込めます。', en: 'Only a file that has been checked can be imported, and only once.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'Another file of this kind is being applied.' })
export class ImportUnderWay extends Refusal {
  readonly code = 'IMPORT_UNDER_WAY';
  text(): Localized {
    return { ja: '同じ種類のファイルを取り込んでいる途中です。終わってからもう一度お試しください。', en: 'Another file of this kind is being imported. Try again when it is done.' };
  }
}

@ObjectType({ description: 'A column that a file of this kind may have.' })
export class ImportKindColumn {
  @Field({ description: 'Its name in this API.' })
  name!: string;
  @Field({ description: 'The heading to write above it, in the language of the request.' })
  heading!: string;
  @Field({ description: 'Whether a file without it is refused.' })
  isRequired!: boolean;
}

@ObjectType('ImportableKind', { description: 'A kind of file that I may import here.' })
export class ImportableKind {
  @Field(() => ImportKind, { description: 'The kind.' })
  kind!: ImportKind;
  @Field({ description: 'What such a file is called, in the language of the request.' })
  label!: string;
  @Field(() => [ImportKindColumn], { description: 'Its columns, in their usual order. Headings in use elsewhere are understood too.' })
  columns!: ImportKindColumn[];
}

export const StartImportResult = outcome('StartImportResult', [Import]);
export const ApplyImportResult = outcome('ApplyImportResult', [Import, ImportNotReady, ImportUnderWay]);
