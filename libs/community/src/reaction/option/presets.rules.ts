import { ReactionIcon } from './option.entity.js';

export interface Preset {
  key: string;
  icon: ReactionIcon;
  wordJa: string;
  wordEn: string;
}

const preset = (key: string, icon: ReactionIcon, wordJa: string, wordEn: string): Preset => ({ key, icon, wordJa, wordEn });

const CELEBRATE = preset('CELEBRATE', ReactionIcon.CONFETTI, 'おめでとう', 'Congratulations');
const APPLAUSE = preset('APPLAUSE', ReactionIcon.CLAP, '拍手', 'Applause');
const THANKS = preset('THANKS', ReactionIcon.HEART, 'ありがとう', 'Thank you');
const INSIGHT = preset('INSIGHT', ReactionIcon.BULB, 'なるほど', 'Insightful');
const CHEER = preset('CHEER', ReactionIcon.FLAG, '応援', 'Rooting for you');
const TRY = preset('TRY', ReactionIcon.ROCKET, 'やってみる', 'I’ll try this');
const ME_TOO = preset('ME_TOO', ReactionIcon.HAND, 'わたしも', 'Me too');
const CURIOUS = preset('CURIOUS', ReactionIcon.SEARCH, '知りたい', 'Tell me more');

/** What a community begins with, by its kind. Each set has the five that the product had before communities chose their own. */
export const PRESETS: Readonly<Record<'CORPORATE' | 'LEARNING' | 'ALUMNI' | 'FEDERATION', readonly Preset[]>> = {
  CORPORATE: [THANKS, CHEER, CELEBRATE, INSIGHT, TRY, CURIOUS, APPLAUSE, ME_TOO],
  LEARNING: [INSIGHT, CHEER, TRY, ME_TOO, THANKS, CURIOUS, CELEBRATE, APPLAUSE],
  ALUMNI: [THANKS, preset('CAN_HELP', ReactionIcon.HANDSHAKE, '力になれます', 'I can help'), INSIGHT, CELEBRATE, preset('MISS_IT', ReactionIcon.COFFEE, '懐かしい', 'Brings back memories'), CHEER, ME_TOO, APPLAUSE],
  FEDERATION: [THANKS, INSIGHT, preset('WE_TRY', ReactionIcon.ROCKET, 'うちでもやる', 'We’ll try it too'), preset('LETS_TALK', ReactionIcon.TALK, '話したい', 'Let’s talk'), ME_TOO, CHEER, CELEBRATE, APPLAUSE],
};
