import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation } from '@apollo/client/react'
import { IconCalendarUser } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { tell, tellProblem, tellRefusal } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { Avatar } from '@/ui/Avatar'
import { Card } from '@/ui/Card'
import { EmptyState } from '@/ui/EmptyState'
import { Tag } from '@/ui/Tag'
import { RotaForm } from './RotaForm'
import classes from './Today.module.css'

const RotaCardFields = graphql(`
  fragment RotaCard on Rota {
    rhythm
    days { day isSwapped member { id displayName } insteadOf { id displayName } }
    ...RotaForm
  }
`)
const SwapDuty = graphql(`
  mutation SwapDuty($input: SwapDutyInput!) { swapDuty(input: $input) { ... on Rota { ...RotaCard } ... on Refusal { message code } } }
`)

/** Two weeks of duty; whoever wants to take one over does it with one tap. */
export function RotaCard({ rota: given }: { rota: FragmentType<typeof RotaCardFields> }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { member: me } = useViewer()
  const rota = readFragment(RotaCardFields, given)
  const [isEditing, { open, close }] = useDisclosure()
  const [swap, { loading }] = useMutation(SwapDuty, { refetchQueries: ['Rota'] })
  const nameOf = (day: string) => format.day(`${day}T12:00`)

  const takeOver = async (day: string) => {
    try {
      const { data } = await swap({ variables: { input: { day, memberId: me.id } } })
      if (data?.swapDuty.__typename === 'Rota') tell(t('today.swapDone', { day: nameOf(day) }))
      else if (data) tellRefusal(data.swapDuty)
    } catch (error) {
      tellProblem(error)
    }
  }
  return (
    <Card aria-labelledby="rota">
      <div className={classes.bar}>
        <h2 id="rota" className={classes.title}>
          {t('today.rota')}
        </h2>
        {rota.rhythm ? <Tag>{t(`today.rhythmOf.${rota.rhythm}`)}</Tag> : null}
      </div>
      {rota.rhythm === null ? (
        <EmptyState icon={<IconCalendarUser />} title={t('today.rotaEmpty')}>
          {t('today.rotaEmptyText')}
        </EmptyState>
      ) : (
        <ul className={classes.plainList} style={{ gap: 0 }}>
          {rota.days.map(({ day, member, isSwapped, insteadOf }, i) => (
            <li key={day} className={classes.day} data-today={i === 0 || undefined}>
              <span className={classes.dayName}>{nameOf(day)}</span>
              <span className={classes.dayWho}>
                {member ? (
                  <>
                    <Avatar name={member.displayName} size="sm" />
                    {member.displayName}
                  </>
                ) : (
                  <span className={classes.quiet}>{t('today.nobody')}</span>
                )}
                {i === 0 ? <Tag tone="accent">{t('today.todayMark')}</Tag> : null}
                {isSwapped ? <Tag>{t('today.swapped')}</Tag> : null}
                {insteadOf ? <span className={classes.quiet}>{t('today.insteadOf', { name: insteadOf.displayName })}</span> : null}
              </span>
              {member?.id === me.id ? null : (
                <Button variant="subtle" size="compact-sm" disabled={loading} aria-label={t('today.swapNamed', { day: nameOf(day) })} onClick={() => void takeOver(day)}>
                  {t('today.swap')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <div className={classes.buttons}>
        <Button variant={rota.rhythm ? 'default' : 'filled'} onClick={open}>
          {t(rota.rhythm ? 'today.rotaEdit' : 'today.dutyPlan')}
        </Button>
      </div>
      {isEditing ? <RotaForm rota={rota} onClose={close} /> : null}
    </Card>
  )
}
