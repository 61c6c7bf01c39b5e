import { Injectable } from '@nestjs/common';
import { On } from '#messaging';
import type { Tx } from '#tenancy';
import { refreshRollup } from './comparison/comparison.queries.js';
import { RollupDue } from './events.js';

/** What learning does about what it hears. */
@Injectable()
export class LearningHandlers {
  @On(RollupDue, { handler: 'learning.refresh_rollup' })
  rollupDue(tx: Tx): Promise<void> {
    return refreshRollup(tx);
  }
}
