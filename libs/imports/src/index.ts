export { ImportHandlersModule, ImportsModule } from './imports.module.js';
export { defineImport } from './definition.js';
export type { CsvImport, ImportOf, Importer, Planned, RowOutcome } from './definition.js';
export { ImportKind } from './import/import.entity.js';
export { memberRoster, nameMissing, rosterNames, rosterRole } from './roster/member-roster.csv.js';
export { displayNameOf, kanaOf } from './roster/roster.rules.js';
