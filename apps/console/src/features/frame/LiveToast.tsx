import { notifications } from '@mantine/notifications'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import classes from './LiveToast.module.css'

type Props = { slug: string; id: string; subjectId: string | null; text: string }

/** What happened, in one sentence, and the way there. */
export function LiveToast({ slug, id, subjectId, text }: Props) {
  const { t } = useTranslation()
  return (
    <span className={classes.toast}>
      {text}
      {subjectId === null ? null : (
        <Link
          to="/c/$tenant/about/$id"
          params={{ tenant: slug, id: subjectId }}
          className={classes.link}
          onClick={() => notifications.hide(id)}
        >
          {t('action.open')}
        </Link>
      )}
    </span>
  )
}
