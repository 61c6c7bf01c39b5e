import { useState } from 'react'
import { Button, NumberInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { tell } from '@/app/toast'
import { useAct } from '@/features/events/useAct'
import { graphql } from '@/gql'
import { Card } from '@/ui/Card'
import { ErrorNote } from '@/ui/ErrorNote'
import detail from '@/ui/Detail.module.css'
import form from '@/ui/Form.module.css'

const Change = graphql(`
  mutation ChangeWishSettings($input: ChangeWishSettingsInput!) { changeWishSettings(input: $input) { ... on WishSettings { threshold } } }
`)

export function BoardSettings({ threshold }: { threshold: number }) {
  const { t } = useTranslation()
  const [value, setValue] = useState<number | string>(threshold)
  const { act, busy, problem } = useAct()
  return (
    <Card aria-labelledby="board-settings" style={{ marginTop: 14 }}>
      <h2 id="board-settings" className={detail.sideTitle}>
        {t('wishes.settings.title')}
      </h2>
      <form
        className={form.form}
        onSubmit={async (event) => {
          event.preventDefault()
          if (await act(Change, { input: { threshold: Number(value) } })) tell(t('wishes.settings.saved'))
        }}
      >
        <ErrorNote problem={problem} />
        <div className={form.buttons} style={{ alignItems: 'end' }}>
          <NumberInput label={t('wishes.settings.threshold')} description={t('wishes.settings.text')} min={1} max={100} value={value} onChange={setValue} />
          <Button type="submit" variant="default" loading={busy} disabled={Number(value) === threshold || Number(value) < 1}>
            {t('wishes.settings.save')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
