import { useState } from 'react'
import { Button, Modal, Select } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@apollo/client/react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { tell } from '@/app/toast'
import { useAct } from '@/features/events/useAct'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { Card } from '@/ui/Card'
import { ErrorNote } from '@/ui/ErrorNote'
import detail from '@/ui/Detail.module.css'
import form from '@/ui/Form.module.css'

const Operations = graphql(`
  fragment ThemeOperations on WishTheme { id title state viewerCanClose }
`)
const Close = graphql(`
  mutation CloseWishTheme($input: CloseWishThemeInput!) { closeWishTheme(input: $input) { ... on WishTheme { ...ThemeDetail } ... on Refusal { message } } }
`)
const Plan = graphql(`
  mutation PlanWishTheme($input: PlanWishThemeInput!) { planWishTheme(input: $input) { ... on WishTheme { ...ThemeDetail event { id } } ... on Refusal { message } } }
`)
const Merge = graphql(`
  mutation MergeWishThemes($input: MergeWishThemesInput!) { mergeWishThemes(input: $input) { ... on WishTheme { id } ... on Refusal { message } } }
`)
const OthersQuery = graphql(`
  query OtherThemes { wishThemes(first: 100, filter: { states: [OPEN, PLANNED] }) { nodes { id title voteCount } } }
`)

/** What whoever proposed it, and operators, can do with a theme. */
export function ThemeOperations({ theme: given }: { theme: FragmentType<typeof Operations> }) {
  const { t } = useTranslation()
  const { can } = useViewer()
  const theme = readFragment(Operations, given)
  const { act, busy, problem } = useAct()
  const isOperator = can('events:manage')
  const [isClosing, closing] = useDisclosure()
  if (theme.state !== 'OPEN' || !theme.viewerCanClose) return null
  const input = { themeId: theme.id }
  return (
    <Card aria-labelledby="operations">
      <h2 id="operations" className={detail.sideTitle}>
        {t('wishes.operations.title')}
      </h2>
      <div className={form.form} style={{ gap: 10 }}>
        <ErrorNote problem={problem} />
        {isOperator ? (
          <Button variant="default" loading={busy} onClick={async () => (await act(Plan, { input }, [])) && tell(t('wishes.operations.planned'))}>
            {t('wishes.operations.plan')}
          </Button>
        ) : null}
        {isOperator ? <MergeTheme id={theme.id} title={theme.title} /> : null}
        <Button variant="subtle" color="gray" onClick={closing.open}>
          {t('wishes.operations.close')}
        </Button>
      </div>
      <Modal opened={isClosing} onClose={closing.close} title={t('wishes.operations.close')} closeButtonProps={{ 'aria-label': t('action.close') }}>
        <div className={form.form}>
          <p>{t('wishes.operations.closeText', { title: theme.title })}</p>
          <div className={form.buttons}>
            <Button color="red" loading={busy} onClick={async () => (await act(Close, { input }, [])) && closing.close()}>
              {t('wishes.operations.close')}
            </Button>
          </div>
        </div>
      </Modal>
    </Card>
  )
}

function MergeTheme({ id, title }: { id: string; title: string }) {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const navigate = useNavigate()
  const [isOpen, { open, close }] = useDisclosure()
  const [into, setInto] = useState<string | null>(null)
  const { act, busy, problem } = useAct()
  const others = useQuery(OthersQuery, { skip: !isOpen })
  const merge = async () => {
    if (into === null || !(await act(Merge, { input: { themeId: id, intoId: into } }, []))) return
    close()
    tell(t('wishes.operations.merged'))
    await navigate({ to: '/c/$tenant/wishes/$id', params: { tenant: slug, id: into } })
  }
  return (
    <>
      <Button variant="default" onClick={open}>
        {t('wishes.operations.merge')}
      </Button>
      <Modal opened={isOpen} onClose={close} title={t('wishes.operations.merge')} closeButtonProps={{ 'aria-label': t('action.close') }}>
        <div className={form.form}>
          <p>{t('wishes.operations.mergeText', { title })}</p>
          <ErrorNote problem={problem} />
          <Select
            label={t('wishes.operations.mergeInto')}
            searchable
            data={others.data?.wishThemes.nodes.filter((one) => one.id !== id).map((one) => ({ value: one.id, label: `${one.title} (${one.voteCount})` })) ?? []}
            value={into}
            onChange={setInto}
          />
          <div className={form.buttons}>
            <Button disabled={into === null} loading={busy} onClick={() => void merge()}>
              {t('wishes.operations.merge')}
            </Button>
          </div>
        </div>
      </Modal>
    </>
  )
}
