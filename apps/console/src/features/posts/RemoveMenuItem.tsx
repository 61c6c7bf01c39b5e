import type { ReactNode } from 'react'
import { Button, Menu, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import formClasses from '@/ui/Form.module.css'

type Props = { title: string; text: string; busy: boolean; onRemove: () => void; children?: ReactNode }

/** The item of a menu by which an author takes their words back; it says first what will be lost. */
export function RemoveMenuItem({ title, text, busy, onRemove, children }: Props) {
  const { t } = useTranslation()
  const [isOpen, { open, close }] = useDisclosure()
  return (
    <>
      <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={open}>
        {t('writing.remove')}
      </Menu.Item>
      <Modal opened={isOpen} onClose={close} title={title} closeButtonProps={{ 'aria-label': t('action.close') }}>
        <div className={formClasses.form}>
          <p>{text}</p>
          {children}
          <div className={formClasses.buttons}>
            <Button color="red" loading={busy} onClick={onRemove}>
              {t('writing.remove')}
            </Button>
            <Button variant="subtle" color="gray" onClick={close}>
              {t('action.cancel')}
            </Button>
          </div>
        </div>
      </Modal>
    </>
  )
}
