import { useState } from 'react'
import { Button, Modal, Select } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { problemOf, refused, type Problem } from '@/app/problem'
import { graphql, readFragment, type FragmentType } from '@/gql'
import type { SeriesScope } from '@/gql/graphql'
import { ErrorNote } from '@/ui/ErrorNote'
import classes from '@/ui/Form.module.css'

const CancelEventEvent = graphql(`
  fragment CancelEventEvent on Event { id title registeredCount waitlistedCount series { id rule } collaboration { id partner { id name } } }
`)
const Cancel = graphql(`
  mutation CancelEvent($input: CancelEventInput!) {
    cancelEvent(input: $input) {
      ... on Event { id cancelledAt status version }
      ... on Refusal { message code }
    }
  }
`)

/** Calling an event off, after saying what that means to whom. */
export function CancelEvent({ event: given }: { event: FragmentType<typeof CancelEventEvent> }) {
  const { t } = useTranslation()
  const event = readFragment(CancelEventEvent, given)
  const [isOpen, { open, close }] = useDisclosure()
  const [problem, setProblem] = useState<Problem | null>(null)
  const [scope, setScope] = useState<SeriesScope>('THIS')
  const [cancel, { loading }] = useMutation(Cancel)
  const registered = event.registeredCount + event.waitlistedCount
  const confirm = async () => {
    try {
      const { data } = await cancel({ variables: { input: { eventId: event.id, scope } }, refetchQueries: scope === 'THIS' ? [] : 'active' })
      if (data?.cancelEvent.__typename === 'Event') close()
      else if (data) setProblem(refused(data.cancelEvent))
    } catch (error) {
      setProblem(problemOf(error))
    }
  }
  return (
    <>
      <Button variant="subtle" color="gray" onClick={open}>
        {t('events.callOff')}
      </Button>
      <Modal opened={isOpen} onClose={close} title={t('events.callOff')} closeButtonProps={{ 'aria-label': t('action.close') }}>
        <div className={classes.form}>
          <p>
            {registered > 0
              ? t('events.callOffWarning', { title: event.title, count: registered })
              : t('events.callOffNobody', { title: event.title })}
          </p>
          {event.collaboration ? <p>{t('events.callOffPartner', { name: event.collaboration.partner.name })}</p> : null}
          {event.series?.rule ? (
            <Select
              label={t('events.scope.title')}
              allowDeselect={false}
              data={(['THIS', 'FOLLOWING', 'ALL'] as const).map((value) => ({ value, label: t(`events.scope.${value}`) }))}
              value={scope}
              onChange={(value) => setScope((value ?? 'THIS') as SeriesScope)}
            />
          ) : null}
          <ErrorNote problem={problem} />
          <div className={classes.buttons}>
            <Button color="var(--alert)" c="var(--paper)" loading={loading} onClick={() => void confirm()}>
              {t('events.callOffConfirm')}
            </Button>
            <Button variant="default" onClick={close} data-autofocus>
              {t('events.callOffKeep')}
            </Button>
          </div>
        </div>
      </Modal>
    </>
  )
}
