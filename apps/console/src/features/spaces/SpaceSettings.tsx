import { Button, NativeSelect, TextInput, Textarea } from '@mantine/core'
import { useMutation, useQuery } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { useDraftForm } from '@/app/draft'
import { tell, tellProblem } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import type { SpaceAccess, SpaceCardFragment } from '@/gql/graphql'
import { Card } from '@/ui/Card'
import { ErrorNote } from '@/ui/ErrorNote'
import detail from '@/ui/Detail.module.css'
import form from '@/ui/Form.module.css'
import { PromptSwitch } from '@/ui/PromptSwitch'
import { accesses, levels, useSpaceActs } from './space'
import classes from './Spaces.module.css'

const EditSpace = graphql(`
  mutation EditSpace($input: EditSpaceInput!) { editSpace(input: $input) { __typename ... on Space { ...SpaceCard } ... on Refusal { message code } } }
`)
const Preview = graphql(`
  query SpaceAccessPreview($id: ID!, $access: SpaceAccess!) { spaceAccessPreview(id: $id, access: $access) { access staying losing gaining waiting } }
`)

const Anonymity = graphql(`
  query SpaceAnonymity($id: ID!) { anonymity { isPossible } node(id: $id) { id ... on Space { anonymity { isPossible } } } }
`)
const ChangeSpaceAnonymity = graphql(`
  mutation ChangeSpaceAnonymity($input: ChangeSpaceAnonymityInput!) { changeSpaceAnonymity(input: $input) { ... on Space { id } } }
`)

/** For operators: what a space is called, who reads it, what it suggests, and the archive. */
export function SpaceSettings({ space }: { space: SpaceCardFragment }) {
  const { t } = useTranslation()
  const { can } = useViewer()
  const acts = useSpaceActs()
  const [edit] = useMutation(EditSpace, { refetchQueries: ['SpacePage', 'SpacePeople'] })
  const draft = useDraftForm(`space.${space.id}`, {
    initialValues: { name: space.name, description: space.description ?? '', access: space.access, level: space.level, question: space.question ?? '' },
    fieldOf: { REQUESTS_WAITING: 'access', SPACE_IN_USE: 'access' },
    validate: { name: (value) => (value.trim() === '' ? t('posts.spaceNameMissing') : null) },
  })
  const send = draft.submit(async (values) => {
    const { data } = await edit({ variables: { input: { spaceId: space.id, ...values } } })
    if (data?.editSpace.__typename !== 'Space') return data?.editSpace
    tell(t('spaces.saved'))
    return undefined
  })
  const { access } = draft.form.values
  return (
    <Card aria-labelledby="space-settings">
      <h2 id="space-settings" className={detail.sideTitle}>
        {t('spaces.settings')}
      </h2>
      <form onSubmit={send} noValidate className={form.form}>
        <ErrorNote problem={draft.problem} />
        <TextInput label={t('posts.spaceName')} {...draft.form.getInputProps('name')} />
        <Textarea label={t('posts.spaceDescription')} autosize minRows={2} {...draft.form.getInputProps('description')} />
        <NativeSelect label={t('posts.spaceAccess')} data={accesses.map((value) => ({ value, label: t(`posts.access.${value}`) }))} {...draft.form.getInputProps('access')} />
        {access === space.access ? null : <Effect id={space.id} access={access} from={space.access} />}
        {access === 'CLOSED' ? <Textarea label={t('spaces.question')} description={t('spaces.questionHint')} autosize minRows={2} maxLength={300} {...draft.form.getInputProps('question')} /> : null}
        <NativeSelect label={t('spaces.suggestedLevel')} data={levels.map((value) => ({ value, label: t(`spaces.levels.${value}`) }))} {...draft.form.getInputProps('level')} />
        <div className={form.buttons}>
          <Button type="submit" loading={draft.busy}>
            {t('spaces.save')}
          </Button>
          <Button
            variant="default"
            onClick={() => void (space.isArchived ? acts.restore(space.id) : acts.archive(space.id)).then((isDone) => isDone && tell(t(space.isArchived ? 'spaces.restored' : 'spaces.archived', { name: space.name })))}
          >
            {t(space.isArchived ? 'spaces.restore' : 'spaces.toArchive')}
          </Button>
        </div>
        <p className={form.hint}>{t('spaces.archiveHint')}</p>
      </form>
      {can('anonymity:manage') ? <SpaceAnonymity id={space.id} /> : null}
    </Card>
  )
}

/** Whether one writes here without a name: where the community allows it, a space can ask for names. */
function SpaceAnonymity({ id }: { id: string }) {
  const { t } = useTranslation()
  const { data } = useQuery(Anonymity, { variables: { id } })
  const [change] = useMutation(ChangeSpaceAnonymity, { onError: tellProblem, refetchQueries: ['SpaceAnonymity'], awaitRefetchQueries: true })
  if (!data || data.node?.__typename !== 'Space') return null
  return (
    <PromptSwitch
      mt="lg"
      label={t('spaces.anonymous')}
      description={t(data.anonymity.isPossible ? 'spaces.anonymousHint' : 'spaces.anonymousOff')}
      disabled={!data.anonymity.isPossible}
      checked={data.node.anonymity.isPossible}
      onChange={(isPossible) => change({ variables: { input: { spaceId: id, isPossible } } })}
    />
  )
}

/** What a change of access would do, in numbers, before it is done. */
function Effect({ id, access, from }: { id: string; access: SpaceAccess; from: SpaceAccess }) {
  const { t } = useTranslation()
  const { data } = useQuery(Preview, { variables: { id, access }, fetchPolicy: 'network-only' })
  const counts = data?.spaceAccessPreview
  if (counts?.access !== access) return null
  return (
    <div className={classes.effect} role="status">
      <strong>{t('spaces.effect')}</strong>
      {counts.losing > 0 ? <span>{t('spaces.losing', { count: counts.losing })}</span> : null}
      {counts.gaining > 0 ? <span>{t('spaces.gaining', { count: counts.gaining })}</span> : null}
      <span>{t('spaces.staying', { count: counts.staying })}</span>
      {from === 'OPEN' ? <span>{t('spaces.writersStay')}</span> : null}
      {counts.waiting > 0 ? <span>{t(access === 'SECRET' ? 'spaces.answerFirst' : 'spaces.allApproved', { count: counts.waiting })}</span> : null}
    </div>
  )
}
