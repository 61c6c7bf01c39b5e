import { SupervisorMode } from '../programme/programme.entity.js';
import { ApplicationState, SupervisorStep } from './application.entity.js';
import { canBeChosen, canBeWithdrawn, firstStep, takesSeat, whyNotWrite } from './application.rules.js';

const now = new Date('2026-06-01T00:00:00Z');
const open = { applicationsCloseAt: new Date('2026-06-02T00:00:00Z') };
const mine = (state: ApplicationState, supervisorStep: SupervisorStep | null = null) => ({ state, supervisorStep });

describe('an application', () => {
  it('can be written while it is open, and once', () => {
    expect(whyNotWrite(open, undefined, now)).toBeUndefined();
    for (const state of [ApplicationState.DRAFT, ApplicationState.RETURNED, ApplicationState.WITHDRAWN]) expect(whyNotWrite(open, mine(state), now)).toBeUndefined();
    for (const state of [ApplicationState.SUBMITTED, ApplicationState.REJECTED, ApplicationState.SELECTED, ApplicationState.WAITLISTED, ApplicationState.SEAT_GRANTED, ApplicationState.RECLAIMED]) {
      expect(whyNotWrite(open, mine(state), now)).toBe('ALREADY_APPLIED');
    }
    expect(whyNotWrite(open, undefined, open.applicationsCloseAt)).toBe('CLOSED');
  });

  it('waits for the supervisor only where approval is asked for', () => {
    expect(firstStep(SupervisorMode.INFORM)).toBe(SupervisorStep.INFORMED);
    expect(firstStep(SupervisorMode.APPROVE)).toBe(SupervisorStep.ASKED);
    expect(canBeChosen(mine(ApplicationState.SUBMITTED, SupervisorStep.INFORMED))).toBe(true);
    expect(canBeChosen(mine(ApplicationState.SUBMITTED, SupervisorStep.ASKED))).toBe(false);
    expect(canBeChosen(mine(ApplicationState.WAITLISTED, SupervisorStep.APPROVED))).toBe(true);
    expect(canBeChosen(mine(ApplicationState.RETURNED, SupervisorStep.RETURNED))).toBe(false);
  });

  it('takes a seat from the promise on, and can be taken back until the seat is given', () => {
    expect(Object.values(ApplicationState).filter((state) => takesSeat(mine(state)))).toEqual(['SELECTED', 'SEAT_GRANTED']);
    expect(Object.values(ApplicationState).filter((state) => canBeWithdrawn(mine(state)))).toEqual(['DRAFT', 'SUBMITTED', 'RETURNED', 'SELECTED', 'WAITLISTED']);
  });
});
