import { IconCircle, IconCircleCheck, IconCircleDashed } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { daysUntil, useFormat } from '@/app/format'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { Card } from '@/ui/Card'
import { Tag } from '@/ui/Tag'
import { Bar } from './Bar'
import classes from './Learning.module.css'

const MyPathCardPath = graphql(`
  fragment MyPathCard on MyPath {
    requiredCompletedCount
    path { id title description level dueAt requiredCount }
    nextStep { course { id title minutes } }
    steps { requirement course { id title minutes } progress { id completionRatio firstCompletedAt } }
  }
`)

/** A path that I learn on: how far I am, what comes next, and every course of it. */
export function MyPathCard({ path: given }: { path: FragmentType<typeof MyPathCardPath> }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { path, steps, nextStep, requiredCompletedCount } = readFragment(MyPathCardPath, given)
  const percent = path.requiredCount === 0 ? 0 : (requiredCompletedCount / path.requiredCount) * 100
  const isFinished = path.requiredCount > 0 && requiredCompletedCount === path.requiredCount
  return (
    <Card as="article" aria-labelledby={`path-${path.id}`} tone={isFinished ? 'celebration' : 'plain'}>
      <div className={classes.head}>
        <h2 id={`path-${path.id}`} className={classes.title}>
          {path.title}
        </h2>
        <Tag>{t(`learning.level.${path.level}`)}</Tag>
      </div>
      <div className={classes.progress}>
        <Bar percent={percent} />
        <span className={classes.ratio}>{t('learning.requiredDone', { done: requiredCompletedCount, all: path.requiredCount })}</span>
      </div>
      <p className={classes.meta}>
        {path.dueAt ? <span>{t('learning.due', { day: format.day(path.dueAt), count: daysUntil(path.dueAt) })}</span> : null}
        <span>{t('learning.asReported')}</span>
      </p>
      {nextStep ? (
        <p className={classes.next}>
          <span className={classes.nextLabel}>{t('learning.next')}</span>
          <strong>{nextStep.course.title}</strong>
          {nextStep.course.minutes ? <span className={classes.small}>{t('learning.minutes', { count: nextStep.course.minutes })}</span> : null}
        </p>
      ) : null}
      <ul className={classes.steps} aria-label={t('learning.courses')}>
        {steps.map(({ course, requirement, progress }) => {
          const isDone = Boolean(progress?.firstCompletedAt)
          return (
            <li key={course.id} className={classes.step} data-done={isDone || undefined}>
              {isDone ? <IconCircleCheck size={22} aria-hidden /> : progress ? <IconCircleDashed size={22} aria-hidden /> : <IconCircle size={22} aria-hidden />}
              <span>
                {course.title} {requirement === 'RECOMMENDED' ? <Tag>{t('learning.recommended')}</Tag> : null}
              </span>
              <span className={classes.ratio}>
                {isDone ? t('learning.completed') : progress ? t('learning.percent', { percent: Math.round(progress.completionRatio) }) : t('learning.notStarted')}
              </span>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
