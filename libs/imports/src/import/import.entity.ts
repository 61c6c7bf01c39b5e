import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { Brand, Localized, MemberId, TenantId } from '#kernel';
import { Connection, Node } from '#graphql-kit';
import type { FileId } from '#files';
import { IdColumn, TenantColumn, TimeColumn } from '#tenancy';

export type ImportId = Brand<'Import'>;

/** A new kind is a line here, and a definition (`defineImport`) in the library that it belongs to. */
export enum ImportKind {
  MEMBER_ROSTER = 'MEMBER_ROSTER',
  ALUMNI_ROSTER = 'ALUMNI_ROSTER',
  ACTIVITY_REPORT = 'ACTIVITY_REPORT',
}
registerEnumType(ImportKind, {
  name: 'ImportKind',
  description: 'What the rows of an imported file are.',
  valuesMap: { MEMBER_ROSTER: { description: 'The people of this community. For admins.' }, ALUMNI_ROSTER: { description: 'The list of former employees or graduates. For operators.' }, ACTIVITY_REPORT: { description: 'What learners did in the courses of a provider. For coordinators.' } },
});

export enum ImportState {
  VALIDATING = 'VALIDATING',
  VALIDATED = 'VALIDATED',
  APPLYING = 'APPLYING',
  APPLIED = 'APPLIED',
  FAILED = 'FAILED',
}
registerEnumType(ImportState, {
  name: 'ImportState',
  description: 'How far an import is.',
  valuesMap: {
    VALIDATING: { description: 'The file is being read; nothing is changed.' },
    VALIDATED: { description: 'It is known what each row would do. applyImport does it.' },
    APPLYING: { description: 'The rows are being applied.' },
    APPLIED: { description: 'Every row that could be applied is.' },
    FAILED: { description: 'The file as a whole cannot be read; problems says why.' },
  },
});

export enum FileEncoding {
  UTF_8 = 'UTF_8',
  UTF_8_BOM = 'UTF_8_BOM',
  CP932 = 'CP932',
}
registerEnumType(FileEncoding, {
  name: 'FileEncoding',
  description: 'How a text file writes its characters.',
  valuesMap: { UTF_8: { description: 'UTF-8.' }, UTF_8_BOM: { description: 'UTF-8 with a byte order mark, as Excel writes it.' }, CP932: { description: 'CP932, which is often called Shift_JIS.' } },
});

@ObjectType({ description: 'A column of the file, and what it was taken for.' })
export class ImportColumn {
  @Field(() => Int, { description: 'Which column, as in a spreadsheet: A is 1.' })
  column!: number;
  @Field({ description: 'Its heading in the file.' })
  heading!: string;
  @Field(() => String, { nullable: true, description: 'The name of the column it was taken for, see importKinds; null when it is passed over.' })
  name!: string | null;
}

@Entity('import')
@ObjectType({ implements: () => Node, description: 'A file of rows on its way in: first a dry run, then, when somebody says so, for real. Seen by those who may import this kind.' })
export class Import implements Node {
  @TenantColumn()
  tenantId!: TenantId;

  @IdColumn()
  id!: ImportId;

  @Column('text')
  @Field(() => ImportKind, { description: 'What its rows are.' })
  kind!: ImportKind;

  @Column('text')
  @Field(() => ImportState, { description: 'How far it is. While it is VALIDATING or APPLYING, ask again every second.' })
  state!: ImportState;

  @Column('uuid')
  fileId!: FileId;

  @Column('uuid', { nullable: true })
  failedRowsFileId!: FileId | null;

  @Column('uuid')
  importerId!: MemberId;

  @Column('text', { nullable: true })
  encoding!: 'utf-8' | 'utf-8-bom' | 'cp932' | null;

  @Column('jsonb')
  @Field(() => [ImportColumn], { description: 'The columns of the file; empty until it was read.' })
  columns!: ImportColumn[];

  @Column('jsonb')
  mapping!: Record<string, string | null>;

  @Column('int')
  @Field(() => Int, { description: 'How many rows the file has below its heading; blank ones may be counted. 0 until it was looked at.' })
  rowCount!: number;

  @Column('int')
  @Field(() => Int, { description: 'How many of them the present step has done; it survives a reload.' })
  doneCount!: number;

  @Column('int')
  @Field(() => Int, { description: 'Rows that bring something new: would create while VALIDATED, created once APPLIED.' })
  createCount!: number;

  @Column('int')
  @Field(() => Int, { description: 'Rows that change something.' })
  changeCount!: number;

  @Column('int')
  @Field(() => Int, { description: 'Rows that say what is known already.' })
  sameCount!: number;

  @Column('int')
  @Field(() => Int, { description: 'Rows that are readable and are passed over, for a reason that problems tells.' })
  skipCount!: number;

  @Column('int')
  @Field(() => Int, { description: 'Rows that cannot be read, see problems.' })
  badCount!: number;

  @TimeColumn()
  @Field({ description: 'When the file was brought, in UTC.' })
  createdAt!: Date;

  @TimeColumn()
  changedAt!: Date;

  @TimeColumn({ nullable: true })
  @Field(() => Date, { nullable: true, description: 'When its rows were applied, in UTC; null before that.' })
  appliedAt!: Date | null;
}

@ObjectType({ description: 'Something that keeps a row, or the whole file, from being imported.' })
export class ImportProblem {
  number!: number;
  @Field(() => Int, { description: 'The line, as an editor shows it; the heading is on line 1.' })
  line!: number;
  @Field(() => Int, { nullable: true, description: 'The column, as in a spreadsheet (A is 1); null when it is about the whole row.' })
  column!: number | null;
  @Field(() => String, { nullable: true, description: "The column's heading in the file; null when it is about the whole row." })
  heading!: string | null;
  @Field(() => String, { nullable: true, description: 'What the cell says, shortened; null when it is about the whole row.' })
  value!: string | null;
  @Field({ description: 'Stable word for programs, e.g. bad-email.' })
  code!: string;
  message!: Localized;
}

@ObjectType({ description: 'A page of problems, in the order of the file.' })
export class ImportProblemConnection extends Connection(ImportProblem) {}
@ObjectType({ description: 'A page of imports.' })
export class ImportConnection extends Connection(Import) {}
