import { useCallback, useEffect, useMemo, useState } from 'react'
import { useQuery } from '@apollo/client/react'
import { IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment } from '@/gql'
import { EmptyState } from '@/ui/EmptyState'
import { Loaded } from '@/ui/Loaded'
import { ListSkeleton } from '@/ui/Skeletons'
import { Aside } from './Aside'
import { ItemCard, TodayItemFields } from './ItemCard'
import { TodayTabs } from './TodayTabs'
import { useAct } from './useAct'
import classes from './Today.module.css'

const TodayQuery = graphql(`
  query TodayPage {
    today { waitingCount putOffCount doneCount doneMinutes viewerIsOff ...TodayAside }
    todayItems(first: 20) { edges { node { id ...TodayItemCard } } pageInfo { hasNextPage endCursor } }
    rota { operators { id displayName } days { day } weeksOff { member { id } weekOn } }
  }
`)

/** The queue, worked through with one thumb; beside it who is on duty and how we do. */
export function TodayPage() {
  const { t } = useTranslation()
  const { member: me } = useViewer()
  const query = useQuery(TodayQuery, { fetchPolicy: 'cache-and-network' })
  const { refetch, data } = query
  const [gone, setGoneIds] = useState<ReadonlySet<string>>(new Set())
  const [chosen, choose] = useState<string | null>(null)
  const setGone = useCallback((id: string, isGone: boolean) => setGoneIds((before) => new Set(isGone ? [...before, id] : [...before].filter((one) => one !== id))), [])
  const whenDone = useCallback(() => void refetch(), [refetch])
  const act = useAct(setGone, whenDone)

  const items = useMemo(() => readFragment(TodayItemFields, data?.todayItems.edges.map(({ node }) => node) ?? []), [data])
  const left = items.filter(({ id }) => !gone.has(id))
  const open = left.find(({ id }) => id === chosen) ?? left[0]
  const move = (by: 1 | -1) => {
    const next = left[left.findIndex(({ id }) => id === open?.id) + by]
    if (!next) return
    choose(next.id)
    document.querySelector<HTMLElement>(`[data-item="${next.id}"]`)?.focus()
  }
  // Whoever has a keyboard begins at the first one; a phone would only scroll.
  const first = left[0]?.id
  const hasItems = first !== undefined
  useEffect(() => {
    if (hasItems && matchMedia('(pointer: fine)').matches) document.querySelector<HTMLElement>('[data-item]')?.focus({ preventScroll: true })
  }, [hasItems, gone])
  return (
    <>
      <TodayTabs lead={t('today.lead')} />
      <Loaded query={query} skeleton={<ListSkeleton />}>
        {({ today, todayItems, rota }) => {
          const hidden = items.length - left.length
          const count = Math.max(left.length, today.waitingCount - hidden)
          const thisWeek = rota.days[0]?.day ?? ''
          const operators = rota.operators
            .filter(({ id }) => id !== me.id)
            .map((one) => ({ ...one, isOff: rota.weeksOff.some(({ member, weekOn }) => member.id === one.id && weekOn <= thisWeek) }))
          const minutes = Math.max(1, today.doneMinutes)
          return (
            <div className={classes.columns}>
              <section aria-labelledby="queue" className={classes.main}>
                {today.viewerIsOff ? <p className={classes.off}>{t('today.off')}</p> : null}
                <div className={classes.bar}>
                  <h2 id="queue" className={classes.title}>
                    {t('today.queue')}
                  </h2>
                  {count > 0 ? <span className={classes.left} role="status">{t('today.left', { count })}</span> : null}
                  {left.length > 1 ? <span className={classes.hint}>{t('today.hint')}</span> : null}
                </div>
                {left.length === 0 ? (
                  <EmptyState icon={<IconCircleCheck />} title={t('today.finishedTitle')}>
                    {today.doneCount > 0 ? t('today.finished', { count: today.doneCount, minutes }) : t('today.finishedNothing')}
                    {today.putOffCount > 0 ? <span className={classes.after}>{t('today.putOff', { count: today.putOffCount })}</span> : null}
                  </EmptyState>
                ) : (
                  <>
                    <ul className={classes.items}>
                      {todayItems.edges
                        .filter(({ node }) => !gone.has(node.id))
                        .map(({ node }) => (
                          <ItemCard key={node.id} item={node} isOpen={node.id === open?.id} operators={operators} onOpen={() => choose(node.id)} onMove={move} act={act} />
                        ))}
                    </ul>
                    {today.doneCount > 0 ? <p className={classes.soFar}>{t('today.doneSoFar', { count: today.doneCount, minutes })}</p> : null}
                  </>
                )}
              </section>
              <Aside today={today} />
            </div>
          )
        }}
      </Loaded>
    </>
  )
}
