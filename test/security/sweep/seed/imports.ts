import { newId } from '#kernel';
import type { TenantSeed } from './types.js';

export const seedImports: TenantSeed = async ({ owner, now, c, put, ids }) => {
  const by = owner.member.id;
  const file = (): Record<string, unknown> => ({ name: c('file', 'import_name'), media_type: 'text/csv', byte_length: 1, storage_key: newId(), uploader_id: by, created_at: now });
  ids.RosterFile = await put('file', { ...file(), loose_since: now });
  const row = { kind: 'MEMBER_ROSTER', importer_id: by, columns: JSON.stringify([{ column: 1, heading: c('import', 'heading'), name: 'email' }]), encoding: 'cp932', created_at: now, changed_at: now };
  const applied = await put('import', { ...row, file_id: await put('file', file()), failed_rows_file_id: await put('file', file()), state: 'APPLIED', applied_at: now }, 'Import');
  await put('import_problem', { import_id: applied, number: 1, line: 2, heading: c('import_problem', 'heading'), value: c('import_problem', 'value'), code: 'bad-email', message: JSON.stringify({ ja: c('import_problem', 'ja'), en: c('import_problem', 'en') }) });
  ids.ReadyImport = await put('import', { ...row, file_id: await put('file', file()), state: 'VALIDATED' });
};
