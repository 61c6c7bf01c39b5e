import { Injectable } from '@nestjs/common';
import { type Due, On, defineJob } from '#messaging';
import { Files } from './file/files.service.js';

const PurgeLooseFiles = defineJob('files.purge_loose', { cron: '20 * * * *' });
/** Long enough to fill in a form and to come back to it; what was released is kept as long. */
const LOOSE_MS = 24 * 3_600_000;

@Injectable()
export class FileJobs {
  constructor(private readonly files: Files) {}

  @On(PurgeLooseFiles, { handler: 'files.purge_loose', outside: true })
  purgeLoose({ tenantId, payload: { slot } }: Due): Promise<void> {
    return this.files.purge(tenantId, new Date(Date.parse(slot) - LOOSE_MS));
  }
}
