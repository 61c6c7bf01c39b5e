import { type KeyboardEvent, useState } from 'react'
import { Button, Menu, Textarea } from '@mantine/core'
import { IconCalendarHeart, IconConfetti, IconHeart, IconMessageQuestion, IconMessages, IconMoodSmile, IconSparkles, IconUserShare, type Icon } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useViewer } from '@/features/frame/viewer'
import { reactionIcons } from '@/features/posts/reactions/icons'
import { type Way, usualWay, useReactionSet } from '@/features/posts/reactions/set'
import { graphql, readFragment, type FragmentType } from '@/gql'
import type { TodayItemKind } from '@/gql/graphql'
import { Avatar } from '@/ui/Avatar'
import { RichText } from '@/ui/RichText'
import { Tag } from '@/ui/Tag'
import { Ago } from '@/ui/Time'
import type { Deed } from './useAct'
import classes from './Today.module.css'

export const TodayItemFields = graphql(`
  fragment TodayItemCard on TodayItem {
    id
    kind
    since
    years
    assignee { id }
    member { id displayName department }
    post { id title text kind author { id displayName } space { id name } }
  }
`)

const icons: Record<TodayItemKind, Icon> = { POST: IconMessages, QUESTION: IconMessageQuestion, CELEBRATION: IconConfetti, WELCOME: IconMoodSmile, ANNIVERSARY: IconCalendarHeart }
/** What one says without thinking twice, where the community has kept it. */
const usual: Record<TodayItemKind, readonly string[]> = { POST: ['THANKS'], QUESTION: ['CURIOUS', 'ME_TOO'], CELEBRATION: ['CELEBRATE'], WELCOME: [], ANNIVERSARY: [] }

export type Operator = { id: string; displayName: string; isOff: boolean }
type Props = {
  item: FragmentType<typeof TodayItemFields>
  isOpen: boolean
  operators: Operator[]
  onOpen: () => void
  onMove: (by: 1 | -1) => void
  act: (id: string, deed: Deed) => Promise<boolean>
}

/** One thing that waits; the open one with all that can be done about it within a thumb's reach. */
export function ItemCard({ item: given, isOpen, operators, onOpen, onMove, act }: Props) {
  const { t } = useTranslation()
  const { member: me, slug } = useViewer()
  const item = readFragment(TodayItemFields, given)
  const { id, kind, since, post, member, years } = item
  const isAboutPost = member === null
  const name = member?.displayName ?? post?.author?.displayName ?? t('today.anonymous')
  const [text, setText] = useState(() => (isAboutPost ? '' : t(`today.ready.${kind === 'ANNIVERSARY' ? kind : 'WELCOME'}`, { name, count: years ?? 0 })))
  const [isWriting, setWriting] = useState(false)
  const [missing, setMissing] = useState(false)
  const [isSending, setSending] = useState(false)
  const Icon = icons[kind]
  const title = isAboutPost ? (post?.title ?? t('today.gone')) : kind === 'ANNIVERSARY' ? t('today.anniversaryTitle', { name, count: years ?? 0 }) : t('today.welcomeTitle', { name })

  const { offered } = useReactionSet()
  const usually = usualWay(offered, usual[kind])
  const react = (way: Way) => void act(id, { action: 'REACT', optionId: way.id, stays: kind === 'QUESTION' })
  const write = async () => {
    if (text.trim() === '') return setMissing(true)
    setSending(true)
    await act(id, { action: isAboutPost ? 'ANSWER' : 'GREET', text })
    setSending(false)
  }
  const primary = () => {
    if (!isAboutPost) return void write()
    if (kind === 'QUESTION') return setWriting(true)
    if (usually) react(usually)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'j' || event.key === 'ArrowDown' ? 1 : event.key === 'k' || event.key === 'ArrowUp' ? -1 : 0
    if (by !== 0) onMove(by)
    else if (event.key === 'Enter' && isOpen) primary()
    else return
    event.preventDefault()
  }
  const showsField = !isAboutPost || isWriting
  return (
    <li className={classes.item} data-open={isOpen || undefined} data-joyful={kind === 'CELEBRATION' || kind === 'ANNIVERSARY' || undefined}>
      <button type="button" className={classes.head} data-item={id} aria-expanded={isOpen} onClick={onOpen} onKeyDown={onKeyDown}>
        <span className={classes.icon}>
          <Icon size={19} stroke={1.7} aria-hidden />
        </span>
        <span className={classes.words}>
          <span className={classes.meta}>
            {t(`today.kind.${kind}`)}
            <Ago at={since} />
            {item.assignee ? <Tag tone="accent">{t('today.assigned')}</Tag> : null}
          </span>
          <span className={classes.itemTitle}>{title}</span>
        </span>
      </button>
      {isOpen ? (
        <div className={classes.inside}>
          <p className={classes.person}>
            <Avatar name={name} size="sm" />
            {name}
            {member?.department ? <span className={classes.quiet}>{member.department}</span> : null}
            {post ? <Tag>{post.space.name}</Tag> : null}
          </p>
          {post?.text ? <RichText text={post.text} clamp /> : null}
          {showsField ? (
            <Textarea
              label={isAboutPost ? t('today.answerLabel', { name: me.displayName }) : t('today.greetLabel')}
              description={isAboutPost ? t('today.answerHint') : undefined}
              error={missing && text.trim() === '' ? t('today.answerMissing') : undefined}
              autosize
              minRows={2}
              maxRows={8}
              maxLength={isAboutPost ? 10_000 : 300}
              value={text}
              onChange={({ currentTarget }) => setText(currentTarget.value)}
              data-autofocus={isWriting || undefined}
              autoFocus={isWriting}
            />
          ) : null}
          <div className={classes.primary}>
            {showsField ? (
              <Button fullWidth size="md" loading={isSending} onClick={() => void write()}>
                {t(isAboutPost ? 'today.send' : 'today.greet')}
              </Button>
            ) : kind === 'QUESTION' ? (
              <Button fullWidth size="md" leftSection={<IconMessageQuestion size={19} aria-hidden />} onClick={() => setWriting(true)}>
                {t('today.answer')}
              </Button>
            ) : (
              <Button fullWidth size="md" leftSection={kind === 'CELEBRATION' ? <IconSparkles size={19} aria-hidden /> : <IconHeart size={19} aria-hidden />} onClick={primary}>
                {t('today.react', { reaction: usually?.word ?? '' })}
              </Button>
            )}
          </div>
          {isAboutPost ? (
            <div role="group" aria-label={t('today.more')} className={classes.reactions}>
              {offered
                .filter((way) => way !== usually || kind === 'QUESTION')
                .map((way) => {
                  const Reaction = reactionIcons[way.icon]
                  return (
                    <button key={way.id} type="button" className={classes.reaction} onClick={() => react(way)}>
                      <Reaction size={18} stroke={1.7} aria-hidden />
                      {way.word}
                    </button>
                  )
                })}
            </div>
          ) : null}
          <div className={classes.secondary}>
            {isAboutPost && kind !== 'QUESTION' && !isWriting ? (
              <Button variant="subtle" size="compact-md" onClick={() => setWriting(true)}>
                {t('today.comment')}
              </Button>
            ) : null}
            <Button variant="subtle" size="compact-md" onClick={() => void act(id, { action: 'SKIP' })}>
              {t('today.skip')}
            </Button>
            <Menu position="top-start" withinPortal>
              <Menu.Target>
                <Button variant="subtle" size="compact-md" leftSection={<IconUserShare size={16} aria-hidden />}>
                  {t('today.hand')}
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Label>{operators.length === 0 ? t('today.handNobody') : t('today.handTo')}</Menu.Label>
                {operators.map((operator) => (
                  <Menu.Item key={operator.id} disabled={operator.isOff} onClick={() => void act(id, { action: 'HAND', to: operator })}>
                    {operator.isOff ? t('today.handOff', { name: operator.displayName }) : operator.displayName}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
            {post ? (
              <Link to="/c/$tenant/posts/$id" params={{ tenant: slug, id: post.id }} className={classes.open}>
                {t('today.open')}
              </Link>
            ) : null}
          </div>
        </div>
      ) : null}
    </li>
  )
}
