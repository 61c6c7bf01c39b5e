import { type Tier, cheapest } from '../pricing.rules.js';
import { atMost } from '../shares.rules.js';

interface Totals {
  prices: readonly Tier[];
  fixedFee: number;
  feeSplit: 'EQUAL' | 'POPULATION';
  totalSeats: number;
  /** This municipality's seats within the total. */
  countedSeats: number;
  /** Municipalities with seats within the total. */
  buyerCount: number;
}

/** What `seats` would cost one municipality while the others ask for what they ask for now. */
export function estimate({ prices, fixedFee, feeSplit, totalSeats, countedSeats, buyerCount }: Totals, seats: number): { total: number; seatCost: number; fee: number | null; alone: number } {
  const total = totalSeats - countedSeats + seats;
  const buyers = buyerCount - (countedSeats > 0 ? 1 : 0) + (seats > 0 ? 1 : 0);
  return {
    total,
    seatCost: atMost(cheapest(prices, total).cost, seats, total),
    fee: seats === 0 ? 0 : feeSplit === 'EQUAL' ? atMost(fixedFee, 1, buyers) : fixedFee === 0 ? 0 : null,
    alone: seats === 0 ? 0 : cheapest(prices, seats).cost + fixedFee,
  };
}
