import { useTranslation } from 'react-i18next'
import classes from './Wishes.module.css'

/** What is still missing until an event is drafted. */
export function Way({ votes, threshold, hasTalker }: { votes: number; threshold: number; hasTalker: boolean }) {
  const { t } = useTranslation()
  const missing = Math.max(0, threshold - votes)
  const shown = Math.min(threshold, 10)
  const done = Math.round((Math.min(votes, threshold) / threshold) * shown)
  return (
    <p className={classes.way}>
      <span className={classes.steps} aria-hidden>
        {Array.from({ length: shown }, (_, i) => (
          <span key={i} data-done={i < done || undefined} />
        ))}
      </span>
      <span>{missing > 0 ? t(hasTalker ? 'wishes.missingVotes' : 'wishes.missingBoth', { count: missing }) : t('wishes.missingTalker')}</span>
    </p>
  )
}
