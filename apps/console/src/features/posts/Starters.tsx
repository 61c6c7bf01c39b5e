import { useTranslation } from 'react-i18next'
import classes from './Starters.module.css'

const starters = ['welcome', 'introduce', 'ask'] as const

/** The three posts that start a community. */
export function Starters({ onChoose }: { onChoose: () => void }) {
  const { t } = useTranslation()
  return (
    <>
      <p>{t('posts.startersLead')}</p>
      <ol className={classes.list}>
        {starters.map((key, index) => (
          <li key={key}>
            <button type="button" className={classes.starter} onClick={onChoose}>
              <span className={classes.number} aria-hidden>
                {index + 1}
              </span>
              <span>
                <strong>{t(`posts.starter.${key}.title`)}</strong>
                <span className={classes.why}>{t(`posts.starter.${key}.why`)}</span>
              </span>
            </button>
          </li>
        ))}
      </ol>
    </>
  )
}
