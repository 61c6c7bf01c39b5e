import { useState, type ReactNode } from 'react'
import { Button, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Card } from '@/ui/Card'
import form from '@/ui/Form.module.css'

type Props = {
  takesSeat: boolean
  freeCount: number
  onSend: (who: { name: string; email?: string; memberId?: string }) => void
  /** For organizers, who know the members. */
  findMember?: ((value: string | null, onChange: (id: string | null, name: string) => void) => ReactNode) | undefined
}

/** Somebody who did not register. */
export function WalkIn({ takesSeat, freeCount, onSend, findMember }: Props) {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [member, setMember] = useState<{ id: string; name: string } | null>(null)
  const [tried, setTried] = useState(false)
  const isMissing = member === null && name.trim() === ''
  const isOdd = email.trim() !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim())
  const send = () => {
    setTried(true)
    if (isMissing || isOdd) return
    onSend(member ? { name: member.name, memberId: member.id } : { name: name.trim(), ...(email.trim() ? { email: email.trim() } : {}) })
    setName('')
    setEmail('')
    setMember(null)
    setTried(false)
  }
  return (
    <Card as="section" aria-label={t('checkin.walkIn')}>
      <form
        className={form.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <p className={form.hint}>{takesSeat ? t('checkin.walkInSeat', { count: freeCount }) : t('checkin.walkInText')}</p>
        {findMember ? findMember(member?.id ?? null, (id, of) => setMember(id === null ? null : { id, name: of })) : null}
        {member === null ? (
          <>
            <TextInput label={t('checkin.name')} autoComplete="off" maxLength={100} value={name} error={tried && isMissing ? t('checkin.nameMissing') : null} onChange={({ currentTarget }) => setName(currentTarget.value)} />
            <TextInput label={t('checkin.email')} description={t('checkin.emailHint')} type="email" autoComplete="off" maxLength={254} value={email} error={tried && isOdd ? t('checkin.emailOdd') : null} onChange={({ currentTarget }) => setEmail(currentTarget.value)} />
          </>
        ) : null}
        <div className={form.buttons}>
          <Button type="submit" size="md">
            {t('checkin.walkInSend')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
