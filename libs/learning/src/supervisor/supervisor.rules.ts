import { type AppError, invalidInput } from '#kernel';
import { ApplicationState, SupervisorStep } from '../application/application.entity.js';
import { SupervisorMode } from '../programme/programme.entity.js';
import { SupervisorDecision, SupervisorRequestState } from './supervisor.graphql.js';

const DAY = 86_400_000;
export const VALID_DAYS = 14;
export const expiryOf = (now: Date): Date => new Date(now.getTime() + VALID_DAYS * DAY);

interface LinkTimes {
  expiresAt: Date;
  decidedAt: Date | null;
  supersededAt: Date | null;
}

/** An answered link stays answered, whatever came afterwards: it keeps the words that were answered. */
export function stateOfLink({ expiresAt, decidedAt, supersededAt }: LinkTimes, now: Date): SupervisorRequestState {
  if (decidedAt) return SupervisorRequestState.ANSWERED;
  if (supersededAt) return SupervisorRequestState.REPLACED;
  return now >= expiresAt ? SupervisorRequestState.EXPIRED : SupervisorRequestState.OPEN;
}

/** What is wrong with an answer; undefined when nothing is. */
export function whyNotAnswer(mode: SupervisorMode, decision: SupervisorDecision, comment: string | undefined): AppError | undefined {
  if ((decision === SupervisorDecision.ACKNOWLEDGED) !== (mode === SupervisorMode.INFORM)) {
    return invalidInput('input.decision', 'NOT_ASKED', { ja: 'この申請ではその回答はできません。', en: 'This application does not ask for that answer.' });
  }
  const needsComment = decision === SupervisorDecision.RETURNED || decision === SupervisorDecision.REJECTED;
  return needsComment && !comment ? invalidInput('input.comment', 'TOO_SHORT', { ja: '申請者に伝える理由を入力してください。', en: 'Please tell the applicant why.' }) : undefined;
}

/** What the application becomes. Somebody who was chosen meanwhile, because nothing waited for the answer, stays chosen. */
export function afterAnswer(state: ApplicationState, decision: SupervisorDecision): { state: ApplicationState; supervisorStep: SupervisorStep } {
  const supervisorStep = SupervisorStep[decision];
  if (decision === SupervisorDecision.RETURNED) return { state: ApplicationState.RETURNED, supervisorStep };
  if (decision === SupervisorDecision.REJECTED) return { state: ApplicationState.REJECTED, supervisorStep };
  return { state, supervisorStep };
}
