import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { tell } from '@/app/toast'
import type { SpaceCardFragment, SpaceLevel } from '@/gql/graphql'
import { levels, useSpaceActs } from './space'

/** How much of a space I hear; it holds at once. */
export function LevelChoice({ space }: { space: SpaceCardFragment }) {
  const { t } = useTranslation()
  const acts = useSpaceActs()
  if (!space.standing.isReader) return null
  return (
    <NativeSelect
      size="sm"
      label={t('spaces.level')}
      aria-label={t('spaces.levelOf', { name: space.name })}
      value={space.standing.level}
      data={levels.map((value) => ({ value, label: t(`spaces.levels.${value}`) }))}
      onChange={({ currentTarget }) => {
        const level = currentTarget.value as SpaceLevel
        void acts.setLevel(space.id, level).then((isDone) => isDone && tell(t('spaces.levelSaved', { name: space.name, level: t(`spaces.levels.${level}`) })))
      }}
    />
  )
}
