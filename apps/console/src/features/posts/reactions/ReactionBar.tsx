import { createContext, use } from 'react'
import { ActionIcon, Menu, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCheck, IconMoodPlus, IconUsers } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { reactionIcons } from './icons'
import { Reactors } from './Reactors'
import { useReacting, type Subject } from './reacting'
import { useReactionSet, type Way } from './set'
import classes from './ReactionBar.module.css'

const ReactionsOfPost = graphql(`
  fragment ReactionsOfPost on Post { id space { id isArchived } reactions { count isMine option { id key icon word retiredAt } } }
`)
const ReactionsOfComment = graphql(`
  fragment ReactionsOfComment on Comment { id reactions { count isMine option { id key icon word retiredAt } } }
`)
/** So many more can be given with one tap; the others are in the menu. */
const AT_HAND = 3

/** Whether what is read stands in a space that was put away: nothing can be added there. */
export const IsPutAway = createContext(false)

export function PostReactions({ post: given }: { post: FragmentType<typeof ReactionsOfPost> }) {
  const post = readFragment(ReactionsOfPost, given)
  return <ReactionBar subject={post} atHand={AT_HAND} isPutAway={post.space.isArchived} />
}

export function CommentReactions({ comment }: { comment: FragmentType<typeof ReactionsOfComment> }) {
  return <ReactionBar subject={readFragment(ReactionsOfComment, comment)} atHand={0} isPutAway={use(IsPutAway)} />
}

/** How people reacted, in the community's own words; pressing one gives it or takes it back. */
function ReactionBar({ subject, atHand, isPutAway }: { subject: Subject; atHand: number; isPutAway: boolean }) {
  const { t } = useTranslation()
  const { can } = useViewer()
  const { offered } = useReactionSet()
  const toggle = useReacting(subject)
  const [isOpen, { open, close }] = useDisclosure()
  const { reactions } = subject
  const mine = new Set(reactions.filter(({ isMine }) => isMine).map(({ option }) => option.id))
  const isGiven = (way: Way) => reactions.some(({ option }) => option.id === way.id)
  const mayReact = can('posts:write') && !isPutAway
  const quick = mayReact ? offered.filter((way) => !isGiven(way)).slice(0, Math.max(0, atHand - reactions.length)) : []
  return (
    <div role="group" aria-label={t('posts.reactions')} className={classes.bar}>
      {reactions.map(({ option, count, isMine }) => (
        <Pill key={option.id} way={option} count={count} isMine={isMine} isDisabled={!mayReact || (option.retiredAt !== null && !isMine)} onClick={() => toggle(option)} />
      ))}
      {quick.map((way) => (
        <Pill key={way.id} way={way} count={0} isMine={false} isDisabled={false} onClick={() => toggle(way)} />
      ))}
      {mayReact && offered.length > 0 ? (
        <Menu position="top-start" withinPortal shadow="md">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" size={32} radius="xl" aria-label={t('reactions.choose')} title={t('reactions.choose')}>
              <IconMoodPlus size={19} stroke={1.7} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown className={classes.menu}>
            <div className={classes.choices}>
              {offered.map((way) => {
                const Icon = reactionIcons[way.icon]
                return (
                  <Menu.Item key={way.id} leftSection={<Icon size={18} stroke={1.7} aria-hidden />} rightSection={mine.has(way.id) ? <IconCheck size={15} aria-label={t('reactions.given')} /> : null} onClick={() => toggle(way)}>
                    {way.word}
                  </Menu.Item>
                )
              })}
            </div>
          </Menu.Dropdown>
        </Menu>
      ) : null}
      {reactions.length > 0 ? (
        <>
          <ActionIcon variant="subtle" color="gray" size={32} radius="xl" aria-label={t('reactions.who')} title={t('reactions.who')} onClick={open}>
            <IconUsers size={17} stroke={1.7} aria-hidden />
          </ActionIcon>
          <Modal opened={isOpen} onClose={close} title={t('reactions.who')} closeButtonProps={{ 'aria-label': t('action.close') }}>
            <Reactors subject={subject} />
          </Modal>
        </>
      ) : null}
    </div>
  )
}

function Pill({ way, count, isMine, isDisabled, onClick }: { way: Way; count: number; isMine: boolean; isDisabled: boolean; onClick: () => void }) {
  const Icon = reactionIcons[way.icon]
  return (
    <button type="button" aria-pressed={isMine} title={way.word} disabled={isDisabled} className={classes.reaction} onClick={onClick}>
      <Icon size={16} stroke={1.8} aria-hidden />
      <span className={classes.word} data-some={count > 0 || undefined}>
        {way.word}
      </span>
      {count > 0 ? <span className={classes.count}>{count}</span> : null}
    </button>
  )
}
