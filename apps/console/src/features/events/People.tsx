import { useState } from 'react'
import { Button, FileButton, TextInput } from '@mantine/core'
import { IconExternalLink, IconPaperclip } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { problemOf } from '@/app/problem'
import { tell } from '@/app/toast'
import { bringFile } from '@/app/upload'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { Avatar } from '@/ui/Avatar'
import { Card } from '@/ui/Card'
import { ErrorNote } from '@/ui/ErrorNote'
import { Tag } from '@/ui/Tag'
import detail from '@/ui/Detail.module.css'
import form from '@/ui/Form.module.css'
import { MemberSelect } from './MemberSelect'
import classes from './Registrations.module.css'
import { useAct } from './useAct'

const PeopleEvent = graphql(`
  fragment PeopleEvent on Event {
    id status viewerCanEdit
    speakers { id topic state member { id displayName } }
    materials { title url file { id name url } }
  }
`)
const Ask = graphql(`
  mutation AskSpeaker($input: AskSpeakerInput!) { askSpeaker(input: $input) { ... on EventSpeaker { id } ... on Refusal { message } } }
`)
const Answer = graphql(`
  mutation AnswerSpeaking($input: AnswerSpeakingInput!) { answerSpeaking(input: $input) { ... on EventSpeaker { id state } ... on Refusal { message } } }
`)
const Remove = graphql(`
  mutation RemoveSpeaker($input: RemoveSpeakerInput!) { removeSpeaker(input: $input) { ... on SpeakerRemoved { isRemoved } } }
`)
const SetMaterials = graphql(`
  mutation SetEventMaterials($input: SetEventMaterialsInput!) { setEventMaterials(input: $input) { ... on Event { id materials { title url file { id name url } } } } }
`)

/** Who speaks, once they agreed; and what there is to read. */
export function SpeakersAndMaterials({ event: given }: { event: FragmentType<typeof PeopleEvent> }) {
  const { t } = useTranslation()
  const { member, slug } = useViewer()
  const event = readFragment(PeopleEvent, given)
  const { act, busy, problem, setProblem } = useAct()
  const [bringing, setBringing] = useState(false)
  const [who, setWho] = useState<string | null>(null)
  const [topic, setTopic] = useState('')
  const [title, setTitle] = useState('')
  const [url, setUrl] = useState('')
  const isOpen = event.status === 'DRAFT' || event.status === 'PUBLISHED'
  const canAsk = event.viewerCanEdit && isOpen
  if (event.speakers.length === 0 && event.materials.length === 0 && !event.viewerCanEdit) return null

  const answer = (speakerId: string, agrees: boolean) => void act(Answer, { input: { speakerId, agrees } })
  const materials = event.materials.map(({ title, url, file }) => ({ title, url, fileId: file?.id ?? null }))
  const setMaterials = (list: typeof materials) => act(SetMaterials, { input: { eventId: event.id, materials: list } })

  const addFile = async (file: File | null) => {
    if (!file) return
    setBringing(true)
    setProblem(null)
    try {
      const { id, name } = await bringFile(slug, file)
      if (await setMaterials([...materials, { title: title.trim() || name, url: null, fileId: id }])) setTitle('')
    } catch (error) {
      setProblem(problemOf(error))
    } finally {
      setBringing(false)
    }
  }

  return (
    <Card aria-labelledby="speakers">
      <div className={form.form}>
        <ErrorNote problem={problem} />
        <h2 id="speakers" className={detail.sideTitle} style={{ marginBottom: 0 }}>
          {t('events.speakers.title')}
        </h2>
        {event.speakers.length === 0 ? <p className={detail.hint}>{t('events.speakers.none')}</p> : null}
        <ul className={classes.list}>
          {event.speakers.map((speaker) => (
            <li key={speaker.id} className={classes.row}>
              <Avatar name={speaker.member.displayName} size="sm" />
              <span className={classes.name}>
                {speaker.member.displayName}
                <span className={detail.hint}>{speaker.topic}</span>
              </span>
              {speaker.state === 'AGREED' ? null : <Tag>{t(`events.speakers.state.${speaker.state}`)}</Tag>}
              {speaker.member.id === member.id && isOpen && speaker.state !== 'AGREED' ? (
                <Button size="compact-sm" loading={busy} onClick={() => answer(speaker.id, true)}>
                  {t('events.speakers.agree')}
                </Button>
              ) : null}
              {speaker.member.id === member.id && isOpen && speaker.state !== 'DECLINED' ? (
                <Button size="compact-sm" variant="default" disabled={busy} onClick={() => answer(speaker.id, false)}>
                  {t('events.speakers.decline')}
                </Button>
              ) : null}
              {event.viewerCanEdit ? (
                <Button size="compact-sm" variant="subtle" color="gray" disabled={busy} aria-label={t('events.speakers.removeNamed', { name: speaker.member.displayName })} onClick={() => void act(Remove, { input: { speakerId: speaker.id } })}>
                  {t('events.speakers.remove')}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
        {canAsk ? (
          <>
            <div className={form.pair}>
              <MemberSelect label={t('events.speakers.who')} value={who} onChange={setWho} />
              <TextInput label={t('events.speakers.topic')} maxLength={200} value={topic} onChange={({ currentTarget }) => setTopic(currentTarget.value)} />
            </div>
            <div>
              <Button
                size="sm"
                variant="light"
                loading={busy}
                disabled={who === null || topic.trim() === ''}
                onClick={async () => {
                  if (who !== null && (await act(Ask, { input: { eventId: event.id, memberId: who, topic } }))) {
                    setWho(null)
                    setTopic('')
                    tell(t('events.speakers.asked'))
                  }
                }}
              >
                {t('events.speakers.ask')}
              </Button>
            </div>
          </>
        ) : null}
        {event.materials.length > 0 || event.viewerCanEdit ? <h3 className={detail.sideTitle} style={{ marginBottom: 0 }}>{t('events.materials.title')}</h3> : null}
        <ul className={classes.list}>
          {event.materials.map((material, i) => (
            <li key={i} className={classes.row}>
              <a className={classes.name} href={material.url ?? material.file?.url ?? '#'} target="_blank" rel="noopener noreferrer" style={{ color: 'var(--accent)' }}>
                {material.title}
                <IconExternalLink size={15} aria-hidden />
              </a>
              {event.viewerCanEdit ? (
                <Button size="compact-sm" variant="subtle" color="gray" disabled={busy} aria-label={t('events.materials.removeNamed', { title: material.title })} onClick={() => void setMaterials(materials.filter((_, j) => j !== i))}>
                  {t('events.materials.remove')}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
        {event.viewerCanEdit ? (
          <>
            <div className={form.pair}>
              <TextInput label={t('events.materials.name')} maxLength={200} value={title} onChange={({ currentTarget }) => setTitle(currentTarget.value)} />
              <TextInput label={t('events.materials.url')} type="url" placeholder="https://" value={url} onChange={({ currentTarget }) => setUrl(currentTarget.value)} />
            </div>
            <div className={form.buttons}>
              <Button
                size="sm"
                variant="light"
                loading={busy}
                disabled={title.trim() === '' || url.trim() === ''}
                onClick={async () => {
                  if (await setMaterials([...materials, { title, url, fileId: null }])) {
                    setTitle('')
                    setUrl('')
                  }
                }}
              >
                {t('events.materials.add')}
              </Button>
              <FileButton onChange={(file) => void addFile(file)}>
                {(props) => (
                  <Button {...props} size="sm" variant="default" loading={bringing} leftSection={<IconPaperclip size={16} aria-hidden />}>
                    {t('events.materials.addFile')}
                  </Button>
                )}
              </FileButton>
            </div>
          </>
        ) : null}
      </div>
    </Card>
  )
}
