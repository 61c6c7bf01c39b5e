import type { TenantId } from '#kernel';
import type { WakeUps } from '#messaging';
import { runInContext } from '#tenancy';
import { LiveStream, type News, type Place } from './stream.js';

/** A wake-up may be lost: then nobody waits longer than this. */
const LOOK_EVERY_MS = 5_000;

interface Lane<P extends Place, E> {
  readonly tenantId: TenantId;
  readonly streams: Set<LiveStream<P, E>>;
  looking: boolean;
  again: boolean;
}

/** What is new at each place, by the place's index, in one statement for all who listen in this tenant. */
export type Look<P extends Place, E> = (tenantId: TenantId, places: readonly P[]) => Promise<ReadonlyMap<number, readonly News<E>[]>>;

/**
 * Shows people what happens, the moment it is committed. A wake-up says only that there is something in a tenant; `look` then reads what is
 * new for all who listen there, each from the number that they saw last, and only what each may see.
 */
export class LiveLanes<P extends Place, E> {
  readonly lanes = new Map<TenantId, Lane<P, E>>();
  private readonly stops: (() => void)[] = [];

  constructor(
    private readonly wakeUps: WakeUps,
    private readonly topic: string,
    private readonly look: Look<P, E>,
  ) {}

  open(): void {
    const everywhere = (): void => this.lanes.forEach((lane) => void this.lookInto(lane));
    const timer = setInterval(everywhere, LOOK_EVERY_MS).unref();
    this.stops.push(
      () => clearInterval(timer),
      this.wakeUps.onGap(everywhere),
      this.wakeUps.on(this.topic, (tenantId) => {
        const lane = this.lanes.get(tenantId);
        if (lane) void this.lookInto(lane);
      }),
    );
  }

  close(): void {
    this.stops.forEach((stop) => stop());
    for (const { streams } of this.lanes.values()) for (const stream of streams) void stream.return();
  }

  /** Everything new from `place` on, once each and in order. The caller has been let in. */
  follow(tenantId: TenantId, place: P): LiveStream<P, E> {
    const lane: Lane<P, E> = this.lanes.get(tenantId) ?? { tenantId, streams: new Set(), looking: false, again: false };
    this.lanes.set(tenantId, lane);
    const stream: LiveStream<P, E> = new LiveStream(
      place,
      () => void this.lookInto(lane),
      () => {
        lane.streams.delete(stream);
        if (lane.streams.size === 0 && this.lanes.get(tenantId) === lane) this.lanes.delete(tenantId);
      },
    );
    lane.streams.add(stream);
    void this.lookInto(lane); // for what was committed between the number and now
    return stream;
  }

  /** Looks once, and once more when it was asked to meanwhile: so wake-ups may come together, and none is overheard. */
  private async lookInto(lane: Lane<P, E>): Promise<void> {
    lane.again = true;
    if (lane.looking) return;
    lane.looking = true;
    try {
      while (lane.again) {
        lane.again = false;
        const hungry = [...lane.streams].filter((stream) => stream.isHungry());
        if (hungry.length === 0) continue;
        const places = hungry.map((stream) => ({ ...stream.place }));
        // The tenant is one whose members were let in to listen.
        const news = await runInContext({ tenantId: lane.tenantId }, () => this.look(lane.tenantId, places));
        for (const [place, events] of news) hungry[place]?.give(events);
      }
    } catch {
      // The database is away; who calls it otherwise says so, and the next look comes by itself.
    } finally {
      lane.looking = false;
    }
  }
}
