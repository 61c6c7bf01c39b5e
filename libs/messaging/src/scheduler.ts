import type { Logger } from 'pino';
import { newId } from '#kernel';
import type { RelayDb, Tx } from '#tenancy';
import type { Job } from './job.js';
import { plainError } from './plain.js';
import { retire } from './retention.js';

const HOUSEKEEPING = 'messaging.retire';
const HOUR_MS = 3_600_000;

/**
 * Starts work at its times. Whoever writes the row of a slot also writes the fact for every community, in one transaction:
 * so a slot is worked once, by whichever worker was first, and not half.
 */
export class Scheduler {
  /** The slots known to be begun, so that a round of nothing asks the database nothing. */
  private readonly begun = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly db: RelayDb,
    private readonly jobs: readonly Job[],
    private readonly log: Logger,
    private readonly everyMs = 10_000,
  ) {}

  start(): void {
    const turn = (): void => {
      this.running = this.round(new Date()).catch((error: unknown) => this.log.warn({ error: plainError(error) }, 'the scheduler could not do its round'));
    };
    turn();
    this.timer = setInterval(turn, this.everyMs);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  async round(now: Date): Promise<void> {
    const zones = this.jobs.some((job) => job.zone === 'tenant') ? await this.db.readOne<{ zone: string }>('SELECT DISTINCT time_zone AS zone FROM tenant') : [];
    for (const job of this.jobs) {
      for (const zone of job.zone === 'tenant' ? zones.map((z) => z.zone) : [job.zone]) await this.beginIfDue(job, zone, now);
    }
    const hour = new Date(Math.floor(now.getTime() / HOUR_MS) * HOUR_MS);
    if (await this.begin(HOUSEKEEPING, hour, () => Promise.resolve())) await retire(this.db, now);
  }

  private async beginIfDue(job: Job, zone: string, now: Date): Promise<void> {
    const slot = this.latest(job, now, zone);
    if (!slot || now.getTime() - slot.getTime() > job.lateByMs) return;
    const name = job.zone === 'tenant' ? `${job.event.name} ${zone}` : job.event.name;
    const first = await this.begin(name, slot, (tx) => announce(tx, job, slot, zone));
    if (first) this.log.info({ job: name, slot }, 'begun');
  }

  /** A community whose zone does not exist holds up none of the others. */
  private latest(job: Job, now: Date, zone: string): Date | undefined {
    try {
      return job.latest(now, zone);
    } catch (error) {
      this.log.warn({ job: job.event.name, zone, error: plainError(error) }, 'this job cannot be scheduled');
      return undefined;
    }
  }

  /** Whether this worker is the one that begins the slot; `work` commits with it. */
  private async begin(job: string, slot: Date, work: (tx: Tx) => Promise<unknown>): Promise<boolean> {
    if (this.begun.get(job) === slot.getTime()) return false;
    const first = await this.db.write(async (tx) => {
      const mine = (await tx.execute('INSERT INTO job_slot (id, job, slot) VALUES ($1, $2, $3) ON CONFLICT (job, slot) DO NOTHING', [newId(), job, slot])) === 1;
      if (mine) await work(tx);
      return mine;
    });
    this.begun.set(job, slot.getTime());
    return first;
  }
}

/** One fact per community, or per community of the zone. */
function announce(tx: Tx, { event, zone: zoneOfJob }: Job, slot: Date, zone: string): Promise<number> {
  const payload = JSON.stringify(event.parse({ slot: slot.toISOString() }));
  return tx.execute(
    `INSERT INTO outbox (tenant_id, id, name, payload, created_at)
     SELECT t.id, gen_random_uuid(), $1, $2::jsonb, now() FROM tenant t WHERE $3::text IS NULL OR t.time_zone = $3`,
    [event.name, payload, zoneOfJob === 'tenant' ? zone : null],
  );
}
