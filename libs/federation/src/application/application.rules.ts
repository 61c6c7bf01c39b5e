import { type AppError, invalidInput } from '#kernel';

const OPEN = ['APPLIED', 'SCREENING', 'CONDITIONAL'];

export const isOpen = ({ state }: { state: string }): boolean => OPEN.includes(state);

interface Review {
  /** The reviewer belongs to the community that applies, or is the applicant. */
  isPartial: boolean;
  /** How many others could decide. */
  otherApprovers: number;
}

/** Whether somebody may decide; with nobody else to do it they may, and it is written down. */
export function reviewAs({ isPartial, otherApprovers }: Review): 'IMPARTIAL' | 'ONLY_APPROVER' | 'REFUSED' {
  if (!isPartial) return 'IMPARTIAL';
  return otherApprovers === 0 ? 'ONLY_APPROVER' : 'REFUSED';
}

const RESULT = { APPROVE: 'APPROVED', CONDITION: 'CONDITIONAL', REJECT: 'REJECTED' } as const;
export const stateAfter = (decision: keyof typeof RESULT): (typeof RESULT)[keyof typeof RESULT] => RESULT[decision];

/** A condition that nobody states cannot be met, and a rejection without a reason teaches nothing. */
export function whyNotDecide({ decision, note }: { decision: keyof typeof RESULT; note?: string | undefined }): AppError | undefined {
  if (decision === 'APPROVE' || note) return undefined;
  return invalidInput('input.note', 'REQUIRED', { ja: '申し込んだ人に伝える内容を書いてください。', en: 'Please write what the applicant is told.' });
}

/** The first characters that stand for a community in a rail. */
export const markOf = (name: string): string => [...name][0] ?? '外';
