import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import i18next from 'i18next'
import { problemOf } from './problem'
import classes from './toast.module.css'

const closeButtonProps = () => ({ 'aria-label': i18next.t('action.close') })

/** It is done; and, where it can be, how to take it back. */
export function tell(text: string, undo?: () => void) {
  const id = `done-${Date.now()}`
  notifications.show({
    id,
    withBorder: true,
    closeButtonProps: closeButtonProps(),
    message: (
      <span className={classes.done}>
        {text}
        {undo ? (
          <Button
            size="compact-sm"
            variant="light"
            flex="none"
            onClick={() => {
              notifications.hide(id)
              undo()
            }}
          >
            {i18next.t('action.undo')}
          </Button>
        ) : null}
      </span>
    ),
  })
}

/** It did not work: why, and what to do. For actions that have no form to say it in. */
export function tellProblem(error: unknown) {
  const { code, message } = problemOf(error)
  const isOwnText = message !== '' && code !== 'INTERNAL'
  notifications.show({
    withBorder: true,
    color: 'var(--alert)',
    closeButtonProps: closeButtonProps(),
    title: isOwnText ? message : i18next.t(`problem.${code}.title`),
    message: i18next.t(`problem.${code}.remedy`),
  })
}

/** A refusal the API foresaw: its own sentence says enough. */
export const tellRefusal = ({ message }: { message: string }) =>
  void notifications.show({ withBorder: true, color: 'var(--notice)', closeButtonProps: closeButtonProps(), message })
