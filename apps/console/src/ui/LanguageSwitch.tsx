import { useTranslation } from 'react-i18next'
import { changeLanguage } from '@/i18n'
import { languages } from '@/i18n/language'
import classes from './LanguageSwitch.module.css'

const names = { ja: '日本語', en: 'English' }

/** Each language under its own name. */
export function LanguageSwitch({ onChange }: { onChange?: () => void }) {
  const { t, i18n } = useTranslation()
  return (
    <div role="group" aria-label={t('settings.language')} className={classes.group}>
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={i18n.language === language}
          className={classes.choice}
          onClick={() => void changeLanguage(language, { chosen: true }).then(onChange)}
        >
          {names[language]}
        </button>
      ))}
    </div>
  )
}
