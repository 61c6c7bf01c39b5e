import { IconBarbell, IconBook2, IconBulb, IconCheck, IconCoffee, IconConfetti, IconEye, IconFlag, IconFlame, IconHandClick, IconHandStop, IconHeart, IconHeartHandshake, IconLeaf, IconMessages, IconMoodHappy, IconMoodSmile, IconPencil, IconRocket, IconSparkles, IconStar, IconThumbUp, IconTrophy, IconZoomQuestion, type Icon } from '@tabler/icons-react'
import type { ReactionIcon } from '@/gql/graphql'

/** In the order in which they are offered for a reaction of one's own. */
export const reactionIcons: Record<ReactionIcon, Icon> = {
  HEART: IconHeart,
  CLAP: IconHandStop,
  CONFETTI: IconConfetti,
  FLAG: IconFlag,
  BULB: IconBulb,
  ROCKET: IconRocket,
  HAND: IconHandClick,
  SEARCH: IconZoomQuestion,
  HANDSHAKE: IconHeartHandshake,
  TALK: IconMessages,
  THUMB_UP: IconThumbUp,
  SMILE: IconMoodSmile,
  LAUGH: IconMoodHappy,
  STAR: IconStar,
  SPARKLES: IconSparkles,
  FLAME: IconFlame,
  TROPHY: IconTrophy,
  STRENGTH: IconBarbell,
  BOOK: IconBook2,
  PENCIL: IconPencil,
  COFFEE: IconCoffee,
  LEAF: IconLeaf,
  EYES: IconEye,
  CHECK: IconCheck,
}
