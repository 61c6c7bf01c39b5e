import classes from './Learning.module.css'

/** A share as a bar; its number stands beside it in words. */
export const Bar = ({ percent }: { percent: number }) => (
  <span className={classes.bar} data-done={percent >= 100 || undefined} aria-hidden>
    <span style={{ width: `${Math.min(100, Math.max(0, percent))}%` }} />
  </span>
)
