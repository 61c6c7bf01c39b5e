import { Button } from '@mantine/core'
import { useMutation } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { tell, tellProblem } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { Card } from '@/ui/Card'
import classes from './Today.module.css'

const WeeksOffFields = graphql(`
  fragment WeeksOff on Rota { days { day } weeksOff { weekOn member { id displayName } } }
`)
const TakeWeekOff = graphql(`
  mutation TakeWeekOff($input: TakeWeekOffInput!) { takeWeekOff(input: $input) { ... on Rota { rhythm } } }
`)
const ReturnFromWeekOff = graphql(`
  mutation ReturnFromWeekOff($input: ReturnFromWeekOffInput!) { returnFromWeekOff(input: $input) { ... on Rota { rhythm } } }
`)

/** A volunteer may be away, and the product helps them to. */
export function WeeksOff({ rota: given }: { rota: FragmentType<typeof WeeksOffFields> }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { member: me } = useViewer()
  const { days, weeksOff } = readFragment(WeeksOffFields, given)
  const options = { refetchQueries: ['Rota'] }
  const [take, { loading: taking }] = useMutation(TakeWeekOff, options)
  const [comeBack, { loading: returning }] = useMutation(ReturnFromWeekOff, options)
  const [today, inAWeek] = [days[0]?.day ?? '', days[7]?.day ?? '']
  const mine = weeksOff.filter(({ member }) => member.id === me.id).map(({ weekOn }) => weekOn)
  const covers = (day: string) => mine.some((week) => week <= day && Date.parse(day) - Date.parse(week) < 7 * 86_400_000)

  const change = (work: Promise<unknown>, done: string) => void work.then(() => tell(done)).catch(tellProblem)
  const takeOff = (day: string) => change(take({ variables: { input: { day } } }), t('today.weekOffDone'))
  return (
    <Card aria-labelledby="weeks-off">
      <h2 id="weeks-off" className={classes.title}>
        {t('today.weekOff')}
      </h2>
      <p className={classes.lead}>{t('today.weekOffText')}</p>
      {weeksOff.length === 0 ? <p className={classes.quiet}>{t('today.weekOffNobody')}</p> : null}
      <ul className={classes.plainList}>
        {weeksOff.map(({ member, weekOn }) => (
          <li key={`${member.id}${weekOn}`} className={classes.noteFoot}>
            <strong>{member.displayName}</strong>
            <span className={classes.quiet}>{t('today.weekFrom', { day: format.day(`${weekOn}T12:00`) })}</span>
            {member.id === me.id ? (
              <Button variant="subtle" size="compact-sm" loading={returning} onClick={() => change(comeBack({ variables: { input: { day: weekOn } } }), t('today.cameBack'))}>
                {t('today.comeBack')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <div className={classes.buttons}>
        {covers(today) ? null : (
          <Button variant="default" size="compact-md" loading={taking} onClick={() => takeOff(today)}>
            {t('today.takeThisWeek')}
          </Button>
        )}
        {covers(inAWeek) ? null : (
          <Button variant="default" size="compact-md" loading={taking} onClick={() => takeOff(inAWeek)}>
            {t('today.takeNextWeek')}
          </Button>
        )}
      </div>
    </Card>
  )
}
