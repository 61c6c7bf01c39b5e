import { useState } from 'react'
import { Button, Modal, Textarea } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { tell } from '@/app/toast'
import type { SpaceCardFragment } from '@/gql/graphql'
import form from '@/ui/Form.module.css'
import { Tag } from '@/ui/Tag'
import { useSpaceActs } from './space'
import classes from './Spaces.module.css'

/** For those who find a space and do not read it: asking, waiting, and the answer. */
export function Joining({ space }: { space: SpaceCardFragment }) {
  const { t } = useTranslation()
  const acts = useSpaceActs()
  const [isOpen, { open, close }] = useDisclosure()
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const { question } = space
  const { request, isReader } = space.standing
  if (isReader || space.isArchived) return null
  const run = async (act: Promise<boolean>, said: string) => {
    setBusy(true)
    if (await act) {
      tell(said)
      close()
    }
    setBusy(false)
  }
  const send = () => {
    if (question && reason.trim() === '') return setError(t('spaces.questionMissing'))
    void run(acts.ask(space.id, reason.trim()), t('spaces.asked'))
  }
  if (request?.state === 'SUBMITTED') {
    return (
      <div className={classes.buttons}>
        <Tag tone="notice">{t('spaces.waiting')}</Tag>
        <Button size="xs" variant="default" loading={busy} onClick={() => void run(acts.withdraw(request.id), t('spaces.withdrawn'))}>
          {t('spaces.withdraw')}
        </Button>
      </div>
    )
  }
  return (
    <div>
      {request?.state === 'REJECTED' && request.answer ? <p className={classes.said}>{t('spaces.declinedWith', { text: request.answer })}</p> : null}
      <Button variant="light" onClick={open}>
        {t('spaces.ask')}
      </Button>
      <Modal opened={isOpen} onClose={close} title={t('spaces.askTitle', { name: space.name })} closeButtonProps={{ 'aria-label': t('action.close') }}>
        <div className={form.form}>
          <p>{t('spaces.askText')}</p>
          <Textarea
            label={question ?? t('spaces.reason')}
            description={question ? t('spaces.questionFromSpace') : undefined}
            autosize
            minRows={2}
            maxLength={1000}
            value={reason}
            error={error}
            onChange={({ currentTarget }) => {
              setReason(currentTarget.value)
              setError(null)
            }}
            data-autofocus
          />
          <div className={form.buttons}>
            <Button loading={busy} onClick={send}>
              {t('spaces.sendRequest')}
            </Button>
            <Button variant="default" onClick={close}>
              {t('action.cancel')}
            </Button>
          </div>
        </div>
      </Modal>
    </div>
  )
}
