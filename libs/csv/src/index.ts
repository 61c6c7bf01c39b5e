/** Reading and writing the CSV files that people really have. No database, no framework. */
export type { Bilingual, Reason } from './bilingual.js';
export { reason } from './bilingual.js';
export { reasonHeading } from './columns.js';
export type { MappedColumn, Mapping } from './columns.js';
export type { CsvEncoding } from './encoding.js';
export { code, day, email, field, kana, mapField, moment, number, oneOf, text, yesNo } from './fields.js';
export type { Field, Parsed } from './fields.js';
export { CsvFile, openCsv, readCsv } from './file.js';
export type { CsvReport } from './file.js';
export { CsvFileError } from './file-error.js';
export type { FileProblem } from './file-error.js';
export { column, defineCsv, optionalColumn } from './kind.js';
export type { Column, Columns, CsvKind, RowOf } from './kind.js';
export type { RowProblem, RowResult } from './rows.js';
export { bytesSource, fileSource } from './source.js';
export type { CsvSource } from './source.js';
export { safeCell } from './text.js';
export { csvBytes, csvLine } from './write.js';
