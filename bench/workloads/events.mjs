import { pagePlan } from '../lib/plans.mjs';
import { localId, nodesOf, time } from '../lib/shape.mjs';

const FIELDS = 'title mode startsAt endsAt capacity registeredCount waitlistedCount';

const PRODUCT = `query Events($first: Int!) {
  events(first: $first) {
    nodes { id ${FIELDS} organizer { id displayName department } viewerRegistration { id state } }
    pageInfo { hasNextPage endCursor }
  }
}`;

const POSTGRAPHILE = `query Events($first: Int!, $me: UUID!, $now: String!) {
  allEvents(first: $first, orderBy: [STARTS_AT_ASC, ROW_ID_ASC], condition: { endsAfter: $now }) {
    nodes {
      rowId ${FIELDS}
      organizer: memberByTenantIdAndOrganizerId { rowId displayName department }
      viewerRegistration: registrationsByTenantIdAndEventId(condition: { memberId: $me }) { nodes { rowId state } }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

export const events = {
  name: 'events',
  title: 'events: the next 20 with counts, organizer and my registration',
  plan: pagePlan([20, 5]),
  requests: {
    product: (_person, first) => ({ body: { query: PRODUCT, variables: { first } } }),
    postgraphile: (person, first) => ({ body: { query: POSTGRAPHILE, variables: { first, me: person.memberId, now: new Date().toISOString() } } }),
    limit: (_person, first) => ({ path: '/events', body: { first } }),
  },
  read({ data }) {
    const { nodes, pageInfo } = data.events ?? data.allEvents;
    return { events: nodes.map(readEvent), hasNextPage: pageInfo.hasNextPage };
  },
  targets: {},
};

function readEvent({ id, rowId, organizer, viewerRegistration, startsAt, endsAt, ...same }) {
  const [mine] = nodesOf(viewerRegistration);
  return {
    ...same,
    id: localId({ id, rowId }),
    startsAt: time(startsAt),
    endsAt: time(endsAt),
    organizer: { ...organizer, id: localId(organizer), rowId: undefined },
    mine: mine && { id: localId(mine), state: mine.state },
  };
}
