import { IconMessageOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { CommentAbsence } from '@/gql/graphql'
import classes from '../Comments.module.css'

/** In the place of a comment that is gone, above what was answered to it. */
export function AbsentComment({ why }: { why: CommentAbsence }) {
  const { t } = useTranslation()
  return (
    <li className={classes.absent}>
      <IconMessageOff size={18} aria-hidden />
      {t(`writing.absent.${why}`)}
    </li>
  )
}
