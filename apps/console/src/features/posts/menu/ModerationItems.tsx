import { useState } from 'react'
import { Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconEye, IconEyeOff, IconFlag, IconShieldX, IconUserPause } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useViewer } from '@/features/frame/viewer'
import { DecideDialog, type Choice } from '@/features/moderation/Decide'
import { ReportDialog } from '@/features/moderation/ReportDialog'
import { readFragment } from '@/gql'
import { PostMenuItemPost, type PostMenuItem } from './item'

export const report: PostMenuItem = {
  key: 'report',
  useShown: (post) => {
    const { viewerIsAuthor, state } = readFragment(PostMenuItemPost, post)
    return !viewerIsAuthor && state === 'PUBLISHED'
  },
  Item: function ReportItem({ post }) {
    const { t } = useTranslation()
    const { id } = readFragment(PostMenuItemPost, post)
    const [isOpen, { open, close }] = useDisclosure()
    return (
      <>
        <Menu.Item leftSection={<IconFlag size={17} aria-hidden />} onClick={open}>
          {t('moderation.report')}
        </Menu.Item>
        <ReportDialog subjectId={id} opened={isOpen} onClose={close} />
      </>
    )
  },
}

/** What a moderator does at the post itself, without a report. */
export const moderate: PostMenuItem = {
  key: 'moderate',
  useShown: function useShown(post) {
    const { can } = useViewer()
    const { viewerIsAuthor, state } = readFragment(PostMenuItemPost, post)
    return can('moderation:manage') && !viewerIsAuthor && (state === 'PUBLISHED' || state === 'HIDDEN' || state === 'REMOVED')
  },
  Item: function ModerateItem({ post }) {
    const { t } = useTranslation()
    const { id, state, pseudonym } = readFragment(PostMenuItemPost, post)
    const [choice, setChoice] = useState<Choice | null>(null)
    return (
      <>
        <Menu.Divider />
        {state === 'PUBLISHED' ? (
          <Menu.Item leftSection={<IconEyeOff size={17} aria-hidden />} onClick={() => setChoice('HIDE')}>
            {t('moderation.choice.HIDE')}
          </Menu.Item>
        ) : (
          <Menu.Item leftSection={<IconEye size={17} aria-hidden />} onClick={() => setChoice('RESTORE')}>
            {t('moderation.choice.RESTORE')}
          </Menu.Item>
        )}
        {state === 'REMOVED' ? null : (
          <Menu.Item leftSection={<IconShieldX size={17} aria-hidden />} onClick={() => setChoice('REMOVE')}>
            {t('moderation.choice.REMOVE')}
          </Menu.Item>
        )}
        {pseudonym ? (
          <Menu.Item leftSection={<IconUserPause size={17} aria-hidden />} onClick={() => setChoice('SUSPEND')}>
            {t('moderation.suspendWithoutName')}
          </Menu.Item>
        ) : null}
        <DecideDialog choice={choice} subjectId={id} isAnonymous={pseudonym != null} onClose={() => setChoice(null)} />
      </>
    )
  },
}
