import { isOpen, reviewAs, stateAfter, whyNotDecide } from './application.rules.js';

describe('an application', () => {
  it('is open until it is decided or taken back', () => {
    expect(['APPLIED', 'SCREENING', 'CONDITIONAL'].map((state) => isOpen({ state }))).toEqual([true, true, true]);
    expect(['APPROVED', 'REJECTED', 'WITHDRAWN'].map((state) => isOpen({ state }))).toEqual([false, false, false]);
  });

  it("is not decided by the applicant's own people while there are others", () => {
    expect(reviewAs({ isPartial: false, otherApprovers: 0 })).toBe('IMPARTIAL');
    expect(reviewAs({ isPartial: true, otherApprovers: 1 })).toBe('REFUSED');
    expect(reviewAs({ isPartial: true, otherApprovers: 0 })).toBe('ONLY_APPROVER');
  });

  it('is not turned down or held up without a word', () => {
    expect(whyNotDecide({ decision: 'APPROVE' })).toBeUndefined();
    for (const decision of ['CONDITION', 'REJECT'] as const) {
      expect(whyNotDecide({ decision })?.details).toEqual({ field: 'input.note', reason: 'REQUIRED' });
      expect(whyNotDecide({ decision, note: 'because' })).toBeUndefined();
    }
    expect(stateAfter('CONDITION')).toBe('CONDITIONAL');
  });
});
