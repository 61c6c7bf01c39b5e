import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LanguageSwitch } from '@/ui/LanguageSwitch'
import classes from './AuthShell.module.css'

/** The threshold: ink on one side, paper on the other, and the border between them. */
export function AuthShell({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <div className={classes.shell}>
      <aside className={classes.ink}>
        <p className={classes.seal} lang="ja" aria-hidden>
          越境
        </p>
        <div className={classes.creed}>
          <p className={classes.name}>Ekkyo</p>
          <p className={classes.motto}>{t('auth.motto')}</p>
          <p className={classes.promise}>{t('auth.promise')}</p>
        </div>
      </aside>
      <main className={classes.paper}>
        <div className={classes.column}>{children}</div>
        <footer className={classes.footer}>
          <LanguageSwitch />
        </footer>
      </main>
    </div>
  )
}
