import { Button, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconQrcode } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { QrCode } from '@/ui/QrCode'
import form from '@/ui/Form.module.css'
import classes from './Door.module.css'

export const MyCodeEvent = graphql(`
  fragment MyCodeEvent on Event { id title status viewerRegistration { id state checkInCode checkInPicture } }
`)

/** What I show at the door, on my phone. */
export function MyCode({ event: given }: { event: FragmentType<typeof MyCodeEvent> }) {
  const { t } = useTranslation()
  const { title, status, viewerRegistration: mine } = readFragment(MyCodeEvent, given)
  const [isOpen, { open, close }] = useDisclosure()
  if (status !== 'PUBLISHED' || mine?.state !== 'REGISTERED' || !mine.checkInCode || !mine.checkInPicture) return null
  return (
    <div>
      <Button variant="light" leftSection={<IconQrcode size={18} aria-hidden />} onClick={open}>
        {t('checkin.mine')}
      </Button>
      <Modal opened={isOpen} onClose={close} title={title} closeButtonProps={{ 'aria-label': t('action.close') }}>
        <CodeSheet code={mine.checkInCode} picture={mine.checkInPicture} />
      </Modal>
    </div>
  )
}

export function CodeSheet({ code, picture }: { code: string; picture: string }) {
  const { t } = useTranslation()
  return (
    <div className={form.form}>
      <QrCode text={picture} label={t('checkin.picture')} />
      <p className={classes.spoken}>{code}</p>
      <p className={form.hint}>{t('checkin.mineText')}</p>
    </div>
  )
}
