import { talkSafely } from './chapters/conversation.js';
import { passAndCelebrate } from './chapters/corporate.js';
import { buyTogether } from './chapters/procurement.js';
import { comeBack } from './chapters/alumni.js';
import { studyTogether } from './chapters/learning.js';
import { federate } from './chapters/federating.js';
import { comeTogether } from './chapters/together.js';
import { type Chapter, type Narrator, onStage } from './stage.js';

/** The story in its order: what the product is for, and then the main job of each kind of community. */
const CHAPTERS: readonly Chapter[] = [
  comeTogether,
  passAndCelebrate,
  talkSafely,
  buyTogether,
  comeBack,
  studyTogether,
  federate,
];

/**
 * The main jobs of the product from end to end, against any running Ekkyo with the demo world.
 * @throws at the first step that does not hold
 */
export async function tellStory(url: string, narrator: Narrator): Promise<void> {
  for (const tell of CHAPTERS) await onStage(url, narrator, tell);
}
