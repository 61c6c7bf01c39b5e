import { SupervisorMode } from '../programme/programme.entity.js';
import { ApplicationState, SupervisorStep } from './application.entity.js';

interface Standing {
  state: ApplicationState;
  supervisorStep: SupervisorStep | null;
}

const OPEN = new Set([ApplicationState.DRAFT, ApplicationState.RETURNED, ApplicationState.WITHDRAWN]);
const TAKES_SEAT = new Set([ApplicationState.SELECTED, ApplicationState.SEAT_GRANTED]);
const WITHDRAWABLE = new Set([ApplicationState.DRAFT, ApplicationState.SUBMITTED, ApplicationState.RETURNED, ApplicationState.SELECTED, ApplicationState.WAITLISTED]);

/** Why this application cannot be written or handed in now; undefined when it can. */
export function whyNotWrite(programme: { applicationsCloseAt: Date }, mine: Standing | undefined, now: Date): 'ALREADY_APPLIED' | 'CLOSED' | undefined {
  if (mine && !OPEN.has(mine.state)) return 'ALREADY_APPLIED';
  return now >= programme.applicationsCloseAt ? 'CLOSED' : undefined;
}

export const firstStep = (mode: SupervisorMode): SupervisorStep => (mode === SupervisorMode.APPROVE ? SupervisorStep.ASKED : SupervisorStep.INFORMED);

/** Whether a coordinator may promise this person a seat, or put them on the waitlist. */
export const canBeChosen = ({ state, supervisorStep }: Standing): boolean => (state === ApplicationState.SUBMITTED || state === ApplicationState.WAITLISTED) && supervisorStep !== SupervisorStep.ASKED;

export const takesSeat = ({ state }: Standing): boolean => TAKES_SEAT.has(state);
export const canBeWithdrawn = ({ state }: Standing): boolean => WITHDRAWABLE.has(state);
