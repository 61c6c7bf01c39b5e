import type { DomainArguments } from './types.js';

export const imports: DomainArguments = {
  ids: { 'Query.import.id': 'Import', 'StartImportInput.fileId': 'RosterFile:File', 'ApplyImportInput.importId': 'ReadyImport:Import' },
  values: { 'StartImportInput.kind': 'MEMBER_ROSTER', 'StartImportInput.columns': undefined },
  expected: { forOperators: ['startImport', 'applyImport'], notForMembers: ['import', 'import_problem'] },
};
