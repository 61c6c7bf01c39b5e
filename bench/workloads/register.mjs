import { seatPlan } from '../lib/plans.mjs';
import { localId } from '../lib/shape.mjs';

const PRODUCT = `mutation Register($eventId: ID!) {
  registerForEvent(input: { eventId: $eventId }) { __typename ... on Registration { id state } ... on Refusal { code } }
}`;

const POSTGRAPHILE = `mutation Register($eventId: UUID!) {
  registerForEvent: benchApiRegisterForEvent(input: { eventId: $eventId }) { result { rowId state } }
}`;

/**
 * Somebody takes a seat. Each pair of a person and an event happens once, one tenant after the other; before each round
 * the registrations are taken back.
 */
export const register = {
  name: 'register',
  title: 'register: take a seat at an event (a write; everyone another seat)',
  plan: seatPlan,
  requests: {
    product: (_person, eventId) => ({ body: { query: PRODUCT, variables: { eventId: Buffer.from(`Event:${eventId}`).toString('base64url') } } }),
    postgraphile: (_person, eventId) => ({ body: { query: POSTGRAPHILE, variables: { eventId } } }),
    limit: (_person, eventId) => ({ path: '/register', body: { eventId } }),
  },
  read({ data }) {
    const made = data.registerForEvent.result ?? data.registerForEvent;
    if (!made.state) throw new Error(`refused: ${JSON.stringify(made)}`);
    localId(made);
    return { state: made.state };
  },
  targets: {},
};
