import { Skeleton } from '@mantine/core'
import { Card } from './Card'
import classes from './Skeletons.module.css'

/** The shape of a list before it is there. */
export const ListSkeleton = ({ rows = 4 }: { rows?: number }) => (
  <div className={classes.list}>
    {Array.from({ length: rows }, (_, index) => (
      <Card as="div" key={index}>
        <div className={classes.row}>
          <Skeleton circle height={40} />
          <div className={classes.words}>
            <Skeleton height={14} width="58%" />
            <Skeleton height={11} width="36%" />
          </div>
        </div>
      </Card>
    ))}
  </div>
)

/** The shape of one thing's page before it is there. */
export const PageSkeleton = () => (
  <div className={classes.list}>
    <Skeleton height={28} width="52%" />
    <Skeleton height={13} width="34%" />
    <Card as="div" className={classes.page}>
      {[92, 96, 88, 60].map((width) => (
        <Skeleton key={width} height={13} width={`${width}%`} />
      ))}
    </Card>
  </div>
)
