import { CourseRequirement } from './path.entity.js';

interface Step {
  requirement: CourseRequirement;
  progress: { firstCompletedAt: Date | null; lastAccessedAt: Date | null } | null;
}

/** A first completion counts for good, also when the course grew afterwards. */
export const isCompleted = ({ progress }: Step): boolean => progress?.firstCompletedAt != null;

const lastOpened = ({ progress }: Step): number => progress?.lastAccessedAt?.getTime() ?? 0;

/** What was begun last is taken up again before something new is begun; what is recommended comes after what is required. */
export function nextStep<S extends Step>(steps: readonly S[]): S | null {
  for (const requirement of [CourseRequirement.REQUIRED, CourseRequirement.RECOMMENDED]) {
    const open = steps.filter((step) => step.requirement === requirement && !isCompleted(step));
    const begun = open.filter((step) => lastOpened(step) > 0).sort((a, b) => lastOpened(b) - lastOpened(a))[0];
    const next = begun ?? open[0];
    if (next) return next;
  }
  return null;
}

export const requiredCompleted = (steps: readonly Step[]): number => steps.filter((step) => step.requirement === CourseRequirement.REQUIRED && isCompleted(step)).length;
