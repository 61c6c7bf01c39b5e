import { useState } from 'react'
import { Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconFlag, IconShieldX, IconUserPause } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useViewer } from '@/features/frame/viewer'
import { DecideDialog, type Choice } from '@/features/moderation/Decide'
import { ReportDialog } from '@/features/moderation/ReportDialog'
import { readFragment } from '@/gql'
import { CommentMenuItemComment, type CommentMenuItem } from './item'

export const report: CommentMenuItem = {
  key: 'report',
  useShown: (comment) => !readFragment(CommentMenuItemComment, comment).viewerIsAuthor,
  Item: function ReportItem({ comment }) {
    const { t } = useTranslation()
    const { id } = readFragment(CommentMenuItemComment, comment)
    const [isOpen, { open, close }] = useDisclosure()
    return (
      <>
        <Menu.Item leftSection={<IconFlag size={16} aria-hidden />} onClick={open}>
          {t('moderation.report')}
        </Menu.Item>
        <ReportDialog subjectId={id} opened={isOpen} onClose={close} />
      </>
    )
  },
}

export const moderate: CommentMenuItem = {
  key: 'moderate',
  useShown: function useShown(comment) {
    const { can } = useViewer()
    return can('moderation:manage') && !readFragment(CommentMenuItemComment, comment).viewerIsAuthor
  },
  Item: function ModerateItem({ comment }) {
    const { t } = useTranslation()
    const { id, pseudonym } = readFragment(CommentMenuItemComment, comment)
    const [choice, setChoice] = useState<Choice | null>(null)
    return (
      <>
        <Menu.Item leftSection={<IconShieldX size={16} aria-hidden />} onClick={() => setChoice('REMOVE')}>
          {t('moderation.choice.REMOVE')}
        </Menu.Item>
        {pseudonym ? (
          <Menu.Item leftSection={<IconUserPause size={16} aria-hidden />} onClick={() => setChoice('SUSPEND')}>
            {t('moderation.suspendWithoutName')}
          </Menu.Item>
        ) : null}
        <DecideDialog choice={choice} subjectId={id} isAnonymous={pseudonym != null} onClose={() => setChoice(null)} />
      </>
    )
  },
}
