import { Injectable } from '@nestjs/common';
import { rateLimited } from '#kernel';
import { IdentityDb } from '#tenancy';

interface Limit {
  key: string;
  max: number;
  windowSeconds: number;
}

/** How often something may be tried in a window, counted in the database, so that all gateways count together. */
@Injectable()
export class Attempts {
  constructor(private readonly db: IdentityDb) {}

  /** Counts one attempt for each key. @throws RATE_LIMITED when one of them is over its limit */
  async count(limits: readonly Limit[]): Promise<void> {
    const waits = await this.add(limits);
    if (waits.length > 0) throw rateLimited(Math.max(...waits));
  }

  /** Counts one attempt, and says whether it is within its limit: for what must not show that there is one. */
  async isWithin(limit: Limit): Promise<boolean> {
    return (await this.add([limit])).length === 0;
  }

  /** What turned out to be no guessing: `forget` starts anew, and `giveBack` takes back the one attempt, so that an office behind one address does not lock itself out. */
  async wasNoGuess({ forget, giveBack }: { forget: string; giveBack: string }): Promise<void> {
    await this.db.write(async (tx) => {
      await tx.execute('UPDATE attempt_limit SET points = greatest(points - 1, 0) WHERE key = $1', [giveBack]);
      await tx.execute('DELETE FROM attempt_limit WHERE key = $1', [forget]);
    });
  }

  /** For each limit that is passed, how many seconds are left of its window. */
  private add(limits: readonly Limit[]): Promise<number[]> {
    return this.db.write(async (tx) => {
      const seconds: number[] = [];
      for (const { key, max, windowSeconds } of limits) {
        const now = tx.now.getTime();
        const row = await tx.first<{ points: number; expire: string }>(
          `INSERT INTO attempt_limit (key, points, expire) VALUES ($1, 1, $2::bigint + $3::bigint)
           ON CONFLICT (key) DO UPDATE SET
             points = CASE WHEN attempt_limit.expire <= $2 THEN 1 ELSE attempt_limit.points + 1 END,
             expire = CASE WHEN attempt_limit.expire <= $2 THEN excluded.expire ELSE attempt_limit.expire END
           RETURNING points, expire`,
          [key, now, windowSeconds * 1000],
        );
        if (row && row.points > max) seconds.push(Math.max(1, Math.ceil((Number(row.expire) - now) / 1000)));
      }
      return seconds;
    });
  }
}
