import type { MemberId } from '#kernel';
import { type TodayItem, TodayAction, TodayItemKind } from './item.entity.js';
import { NotForThisItem, NothingToUndo, TodayItemDone } from './item.graphql.js';

const UNDO_MS = 10 * 60_000;
/** What was said to a person cannot be taken back here. */
const CAN_BE_UNDONE: readonly (TodayAction | null)[] = [TodayAction.REACT, TodayAction.SKIP, TodayAction.HAND];

export const isAboutPost = ({ kind }: Pick<TodayItem, 'kind'>): boolean => kind !== TodayItemKind.WELCOME && kind !== TodayItemKind.ANNIVERSARY;

/** Two operators may see the same thing; whoever comes second is told who was first. */
export function whyNotAct(item: TodayItem, action: TodayAction): TodayItemDone | NotForThisItem | undefined {
  if (item.closedAt) return new TodayItemDone(item);
  if ((action === TodayAction.REACT || action === TodayAction.ANSWER) && !isAboutPost(item)) return new NotForThisItem();
  if (action === TodayAction.GREET && isAboutPost(item)) return new NotForThisItem();
  return undefined;
}

export function whyNotUndo({ actedBy, actedAt, action }: TodayItem, me: MemberId, now: Date): NothingToUndo | undefined {
  const isMine = actedBy === me && actedAt !== null && now.getTime() - actedAt.getTime() < UNDO_MS;
  return isMine && CAN_BE_UNDONE.includes(action) ? undefined : new NothingToUndo();
}
