import { useFormat } from '@/app/format'
import classes from './DateTile.module.css'

type Props = { at: string; crossing?: boolean; muted?: boolean; size?: 'md' | 'lg' }

/** A leaf of the calendar. The exact time stands beside it in words, so this one is for the eye only. */
export function DateTile({ at, crossing = false, muted = false, size = 'md' }: Props) {
  const format = useFormat()
  return (
    <span
      aria-hidden
      className={[classes.tile, classes[size], crossing ? classes.crossing : '', muted ? classes.muted : ''].join(' ')}
    >
      <span className={classes.month}>{format.shortMonth(at)}</span>
      <span className={classes.day}>{format.dayNumber(at)}</span>
      <span className={classes.weekday}>{format.weekday(at)}</span>
    </span>
  )
}
