import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { RichText } from '@/ui/richText'
import formClasses from '@/ui/Form.module.css'
import { Words } from './Words'
import classes from './Conflict.module.css'

type Version = { title: string; body: RichText }
type Props = { current: Version; yours: Version; onTheirs: () => void; onMine: () => void; onMerge: () => void }

/** Both versions beside each other, and the three ways on. */
export function Conflict({ current, yours, onTheirs, onMine, onMerge }: Props) {
  const { t } = useTranslation()
  return (
    <section role="alert" aria-labelledby="conflict" className={classes.conflict}>
      <h2 id="conflict" className={classes.title}>
        {t('writing.conflict.title')}
      </h2>
      <p>{t('writing.conflict.text')}</p>
      <div className={classes.versions}>
        {([['current', current], ['yours', yours]] as const).map(([which, version]) => (
          <article key={which} className={classes.version} aria-label={t(`writing.conflict.${which}`)}>
            <p className={classes.which}>{t(`writing.conflict.${which}`)}</p>
            <h3 className={classes.heading}>{version.title}</h3>
            <Words body={version.body} />
          </article>
        ))}
      </div>
      <div className={formClasses.buttons}>
        <Button variant="light" onClick={onMerge}>
          {t('writing.conflict.merge')}
        </Button>
        <Button variant="default" onClick={onMine}>
          {t('writing.conflict.mine')}
        </Button>
        <Button variant="default" onClick={onTheirs}>
          {t('writing.conflict.theirs')}
        </Button>
      </div>
    </section>
  )
}
