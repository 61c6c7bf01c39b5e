export type Tier = { from: number; unitPrice: number }

/** The cheapest way to have so many seats, for a preview while prices are typed; what is ordered the server computes. */
export function cheapest(tiers: readonly Tier[], seats: number) {
  const own = tiers.findLast(({ from }) => from <= seats)
  const ways = [
    ...(own ? [{ quantity: seats, cost: own.unitPrice * seats }] : []),
    ...tiers.filter(({ from }) => from > seats).map(({ from, unitPrice }) => ({ quantity: from, cost: unitPrice * from })),
  ]
  return ways.reduce((best, way) => (way.cost < best.cost ? way : best), ways[0] ?? { quantity: seats, cost: 0 })
}

/** From which number of seats on the next tier's first quantity costs less than the number itself; null when it never does. */
export function worthMore({ unitPrice }: Tier, next: Tier | undefined) {
  if (!next) return null
  const first = Math.floor((next.from * next.unitPrice) / unitPrice) + 1
  return first < next.from ? first : null
}

/** Which tiers cannot hold, by their place: quantities rise, prices do not. */
export function mistakes(tiers: readonly { from: number | string; unitPrice: number | string }[]) {
  return tiers.map(({ from, unitPrice }, place) => {
    const before = tiers[place - 1]
    if (!(Number(from) >= 1) || !(Number(unitPrice) >= 1)) return 'OUT_OF_RANGE' as const
    if (before && Number(from) <= Number(before.from)) return 'QUANTITY_NOT_RISING' as const
    return before && Number(unitPrice) > Number(before.unitPrice) ? ('PRICE_RISES' as const) : null
  })
}
