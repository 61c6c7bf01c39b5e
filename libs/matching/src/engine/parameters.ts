import type { Kind } from './snapshot.js';

/** Weights of the features in what makes a community say yes, before the logistic function. */
export interface Weights {
  intercept: number;
  topic: number;
  time: number;
  place: number;
  cover: number;
  audience: number;
  diversity: number;
  recency: number;
}

export interface Parameters {
  /** 1: the sum of what communities gain; 0: fairness alone. */
  alpha: number;
  /** Keeps the logarithm finite for those who have received nothing so far. */
  headStart: number;
  /** Open proposals that a community may have before it, as receiver and as giver alike. */
  openPerCommunity: number;
  halfLifeDays: number;
  /** How far a balance of given and received credits tilts the scales. */
  balanceScale: number;
  balanceWeight: readonly [number, number];
  /** Less than this share of a need is not worth a proposal. */
  leastCover: number;
  /** So many days in common are as good as any. */
  enoughDays: number;
  placeScaleKm: number;
  leastPlace: number;
  recencyDays: number;
  /** Of the offers that could serve a need: read at most, keep at most. */
  postingsPerNeed: number;
  offersPerNeed: number;
  /** Partners kept per community, some of them for those who have hardly exchanged anything yet. */
  partners: number;
  partnersReserved: number;
  newcomerBelow: number;
  /** Rounds of tightening the bound, whose prices guide a second choice. */
  boundRounds: number;
  /** Attempts to improve the choice: per proposal, and in all. */
  attemptsPerProposal: number;
  leastAttempts: number;
  mostAttempts: number;
  weights: Readonly<Record<Kind, Weights>>;
}

const USUAL: Weights = { intercept: -3, topic: 1.6, time: 0.8, place: 0.8, cover: 1.2, audience: 0.6, diversity: 1, recency: 0.6 };

/** Set by hand, to be replaced by what outcomes teach. A venue needs no common topic; an audience should be of a like size and other people. */
export const PARAMETERS: Parameters = {
  alpha: 0.4,
  headStart: 0.5,
  openPerCommunity: 3,
  halfLifeDays: 180,
  balanceScale: 40,
  balanceWeight: [0.7, 1.5],
  leastCover: 0.25,
  enoughDays: 14,
  placeScaleKm: 30,
  leastPlace: 0.05,
  recencyDays: 180,
  postingsPerNeed: 256,
  offersPerNeed: 20,
  partners: 20,
  partnersReserved: 4,
  newcomerBelow: 3,
  boundRounds: 150,
  attemptsPerProposal: 10,
  leastAttempts: 300,
  mostAttempts: 20_000,
  weights: {
    VENUE: { ...USUAL, topic: 0.4, place: 2 },
    PUBLICITY: { ...USUAL, topic: 1.2, audience: 1.2 },
    CONTENT: { ...USUAL, topic: 2 },
    SPEAKER: { ...USUAL, topic: 2.2 },
    AUDIENCE: { ...USUAL, audience: 1.2, diversity: 1.4 },
    KNOWLEDGE: { ...USUAL, topic: 2.2, time: 0.4 },
    OPPORTUNITY: { ...USUAL, topic: 1.8, diversity: 1.2 },
    SEATS: { ...USUAL, topic: 1.8, cover: 1.6 },
  },
};
