import { useLayoutEffect, useSyncExternalStore } from 'react'

export const houseColor = '#2a4b86'
let current = houseColor
const listeners = new Set<() => void>()

function paint(color: string) {
  current = color
  for (const listener of listeners) listener()
}
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** The colour of the community on the screen; the house's own outside of one. */
export const useAccent = () => useSyncExternalStore(subscribe, () => current)

export function useTenantColor(color: string) {
  useLayoutEffect(() => {
    paint(color)
    return () => paint(houseColor)
  }, [color])
}
