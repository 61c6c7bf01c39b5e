import type { TFunction } from 'i18next'

/** Minutes as people say them: the largest unit that fits, since nobody plans by the rest. */
export function durationText(t: TFunction, minutes: number): string {
  if (minutes < 90) return t('today.minutes', { count: minutes })
  if (minutes < 48 * 60) return t('today.hours', { count: Math.round(minutes / 60) })
  return t('today.days', { count: Math.round(minutes / 1440) })
}
