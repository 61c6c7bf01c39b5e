import { asOf, dayFrom, later, momentOn } from './calendar.js';
import type { EventPlan } from './event-plans.js';
import type { Membership } from './people.js';
import { Random } from './random.js';
import type { TenantPlan } from './tenants.js';

export interface EventFile {
  key: string;
  title: string;
  description: string;
  mode: EventPlan['mode'];
  place?: string;
  onlineUrl?: string;
  startsAt: string;
  endsAt: string;
  registrationClosesAt: string;
  capacity: number;
  organizer: string;
  createdAt: string;
  cancelledAt?: string;
  registrations: { member: string; state: 'REGISTERED' | 'WAITLISTED' | 'ATTENDED' | 'CANCELLED'; at: string }[];
}

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** The events of one community, and who signed up for them. */
export class Attendance {
  private readonly random: Random;

  constructor(private readonly tenant: TenantPlan, private readonly members: readonly Membership[], private readonly fill: (text: string) => string = (text) => text) {
    this.random = new Random(`events of ${tenant.slug}`);
  }

  events(plans: readonly EventPlan[]): EventFile[] {
    return plans.map((plan, i) => this.event(plan, i));
  }

  private event(plan: EventPlan, i: number): EventFile {
    const [weeks, weekday, time, minutes] = plan.when;
    const offset = weeks * 7 + weekday;
    const startsAt = momentOn(dayFrom(offset), minutesOf(time));
    const isPast = offset < 0;
    const opened = isPast ? offset - this.random.int(18, 30) : -this.random.int(4, 13);
    const createdAt = momentOn(dayFrom(opened), 9 * 60 + this.random.int(0, 500));
    const key = `${this.tenant.slug}-event-${i + 1}`;
    const organizer = this.members.find((each) => each.nick === plan.by) ?? this.members.find((each) => each.role !== 'MEMBER')!;
    const hasLink = plan.mode !== 'ONSITE';
    return {
      key, title: this.fill(plan.title), description: this.fill(plan.description), mode: plan.mode,
      ...(plan.place === undefined ? {} : { place: this.fill(plan.place) }),
      ...(hasLink ? { onlineUrl: `https://meet.${this.tenant.mailDomain}/${key}` } : {}),
      startsAt, endsAt: later(startsAt, minutes), registrationClosesAt: later(startsAt, -60), capacity: plan.capacity, organizer: organizer.email, createdAt,
      ...(plan.cancelled === true ? { cancelledAt: momentOn(dayFrom(offset - 1), 17 * 60 + 5) } : {}),
      registrations: this.registrations(plan, opened, isPast ? offset - 1 : -1, isPast && plan.cancelled !== true),
    };
  }

  private registrations(plan: EventPlan, from: number, until: number, isOver: boolean): EventFile['registrations'] {
    const waiting = plan.waiting ?? 0;
    const present = this.members.filter((each) => each.joinedOn < dayFrom(from));
    const cancelled = Math.min(this.random.int(0, 3), present.length - plan.taken - waiting);
    const people = this.random.sample(present, plan.taken + waiting + Math.max(0, cancelled));
    if (people.length < plan.taken + waiting) throw new Error(`${plan.title} wants more people than ${this.tenant.slug} has`);
    const last = Date.parse(momentOn(asOf, 7 * 60));
    const moments = people.map(() => Math.min(last, Date.parse(momentOn(dayFrom(this.random.int(from + 1, Math.max(from + 1, until))), this.random.int(7 * 60, 22 * 60))))).sort((a, b) => a - b);
    const at = moments.map((each) => later(new Date(each).toISOString(), 0));
    // The waitlist comes after the seats were gone; a seat that is freed goes to the first who waits.
    const taken = people.slice(0, plan.taken).map((each, i) => ({ member: each.email, state: isOver && !this.random.chance(0.12) ? ('ATTENDED' as const) : ('REGISTERED' as const), at: at[i]! }));
    const queue = people.slice(plan.taken, plan.taken + waiting).map((each, i) => ({ member: each.email, state: 'WAITLISTED' as const, at: at[plan.taken + i]! }));
    const left = people.slice(plan.taken + waiting).map((each, i) => ({ member: each.email, state: 'CANCELLED' as const, at: at[Math.min(i, at.length - 1)]! }));
    return [...taken, ...queue, ...left];
  }
}
