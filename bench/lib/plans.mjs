/**
 * What a workload is asked, and by whom: `items` while the time is taken, `samples` to compare answers, `counted` to count
 * statements (all by one person, the first one twice). A plan that writes also says how to take back what was written.
 */

const names = (sizes) => sizes.map((size) => ({ argument: size, label: `first: ${size}` }));

/** Members who read a page; no operators, who may see more. */
export const pagePlan = (sizes) => (world, { peoplePerTenant }) => {
  const people = world.people.filter(({ tenant, n }) => tenant > 0 && n > 1 && n <= 1 + peoplePerTenant);
  const some = [people[0], people[people.length >> 1], people.at(-1)];
  return {
    items: people.map((person) => ({ person, argument: sizes[0] })),
    samples: some.flatMap((person) => sizes.map((argument) => ({ person, argument }))),
    counted: names([sizes[0], ...sizes]).map((one) => ({ person: some[2], ...one })),
  };
};

/** Everybody who has a session takes a seat at each coming event they have none at, one tenant after the other. */
export async function seatPlan(world) {
  const { rows } = await world.admin.query(
    `SELECT e.tenant_id AS "tenantId", array_agg(e.id ORDER BY e.id) AS events FROM event e WHERE registration_closes_at > now() + interval '1 hour' GROUP BY e.tenant_id`,
  );
  const { rows: seats } = await world.admin.query(`SELECT event_id || ' ' || member_id AS seat FROM registration`);
  const taken = new Set(seats.map(({ seat }) => seat));
  const events = new Map(rows.map((row) => [row.tenantId, row.events]));
  const people = world.people.filter(({ tenantId }) => events.has(tenantId)); // by number, then by tenant
  const items = rows[0].events.flatMap((_, i) => people.map((person) => ({ person, argument: events.get(person.tenantId)[i] }))).filter(({ person, argument }) => !taken.has(`${argument} ${person.memberId}`));
  const before = taken.size;
  return {
    items,
    samples: [items[0], items.at(-1)],
    counted: items.filter(({ person }) => person === items.at(-1).person).slice(0, 2).map((item) => ({ ...item, label: 'another event' })),
    async restore() {
      await world.admin.query(`
        DELETE FROM registration r WHERE NOT EXISTS (SELECT FROM bench.registration_before b WHERE b.tenant_id = r.tenant_id AND b.id = r.id);
        UPDATE event e SET registered_count = b.registered_count, waitlisted_count = b.waitlisted_count, last_ticket = b.last_ticket FROM bench.event_before b
          WHERE b.tenant_id = e.tenant_id AND b.id = e.id AND b.last_ticket <> e.last_ticket;
        TRUNCATE outbox`);
      await world.admin.query('VACUUM registration, event');
    },
    /** The rows that taking this seat made. */
    async written({ person, argument }) {
      const { rows: found } = await world.admin.query(
        `SELECT r.state, r.ticket, e.registered_count, e.waitlisted_count, e.last_ticket, o.name, o.state AS outbox_state, o.payload - 'registrationId' AS payload, o.payload->>'registrationId' = r.id::text AS fits
         FROM registration r JOIN event e ON e.tenant_id = r.tenant_id AND e.id = r.event_id JOIN outbox o ON o.tenant_id = r.tenant_id WHERE r.event_id = $1 AND r.member_id = $2`,
        [argument, person.memberId],
      );
      return found;
    },
    async check({ count }) {
      const { rows: [{ made }] } = await world.admin.query('SELECT count(*)::int AS made FROM registration');
      if (made - before < count) throw new Error(`${count} were answered and ${made - before} registered`);
      if (made - before >= items.length) throw new Error('the seats ran out: fewer --seconds, please');
    },
  };
}
