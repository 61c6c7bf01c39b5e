import '@mantine/spotlight/styles.layer.css'
import { useState } from 'react'
import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { Spotlight } from '@mantine/spotlight'
import { IconCalendarPlus, IconLanguage, IconLogout, IconMoon, IconPencilPlus, IconPlus, IconSearch } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { speakNewLanguage } from '@/app/apollo'
import { session } from '@/app/session'
import { changeLanguage } from '@/i18n'
import { Mark } from '@/ui/Mark'
import { areasOf } from './areas'
import type { Community } from './communities'
import { usePaletteSuggestions } from './usePaletteSuggestions'
import { useViewer } from './viewer'

const fold = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))

/** Whatever width and kind of kana it was typed in. */
const matches = ({ label, keywords = [] }: { label: string; keywords?: string[] }, words: string) =>
  [label, ...keywords].some((text) => fold(text).includes(fold(words)))

/** Everything within reach of the keyboard: areas, actions, and my other communities. */
export function Palette({ communities }: { communities: Community[] }) {
  const { t, i18n } = useTranslation()
  const navigate = useNavigate()
  const viewer = useViewer()
  const { setColorScheme } = useMantineColorScheme()
  const colorScheme = useComputedColorScheme('light')
  const [typed, setTyped] = useState('')
  const suggestions = usePaletteSuggestions(typed)
  const words = typed.trim()
  const params = { tenant: viewer.slug }
  const other = i18n.language === 'ja' ? 'en' : 'ja'

  const pages = areasOf(viewer)
    .flatMap(({ areas }) => areas)
    .map(({ key, to, icon: Icon }) => ({
      id: key,
      label: t(`area.${key}`),
      leftSection: <Icon size={20} stroke={1.6} aria-hidden />,
      onClick: () => void navigate({ to, params }),
    }))
  const actions = [
    viewer.can('posts:write') && {
      id: 'write',
      label: t('posts.write'),
      leftSection: <IconPencilPlus size={20} stroke={1.6} aria-hidden />,
      onClick: () => void navigate({ to: '/c/$tenant/posts', params, search: { write: true } }),
    },
    viewer.can('events:manage') && {
      id: 'new-event',
      label: t('events.create'),
      leftSection: <IconCalendarPlus size={20} stroke={1.6} aria-hidden />,
      onClick: () => void navigate({ to: '/c/$tenant/events/new', params }),
    },
    viewer.can('listings:publish') &&
      !viewer.isFederation && {
        id: 'publish',
        label: t('exchange.publish'),
        leftSection: <IconPlus size={20} stroke={1.6} aria-hidden />,
        onClick: () => void navigate({ to: '/c/$tenant/exchange/new', params }),
      },
    {
      id: 'theme',
      label: colorScheme === 'dark' ? t('settings.toLight') : t('settings.toDark'),
      leftSection: <IconMoon size={20} stroke={1.6} aria-hidden />,
      onClick: () => setColorScheme(colorScheme === 'dark' ? 'light' : 'dark'),
    },
    {
      id: 'language',
      label: t('settings.toOtherLanguage'),
      leftSection: <IconLanguage size={20} stroke={1.6} aria-hidden />,
      onClick: () => void changeLanguage(other, { chosen: true }).then(speakNewLanguage),
    },
    {
      id: 'sign-out',
      label: t('settings.signOut'),
      leftSection: <IconLogout size={20} stroke={1.6} aria-hidden />,
      onClick: () => void session.signOut(),
    },
  ].filter((action) => action !== false)
  const places = communities
    .filter(({ tenant }) => tenant.slug !== viewer.slug)
    .map(({ tenant }) => ({
      id: tenant.id,
      label: tenant.name,
      keywords: [tenant.slug],
      leftSection: <Mark tenant={tenant} size="xs" />,
      onClick: () => void navigate({ to: '/c/$tenant', params: { tenant: tenant.slug } }),
    }))

  const everything = {
    id: 'search',
    label: t('search.allResults', { words }),
    leftSection: <IconSearch size={20} stroke={1.6} aria-hidden />,
    onClick: () => void navigate({ to: '/c/$tenant/search', params, search: { q: words } }),
  }
  const own = [
    { group: t('frame.areas'), actions: pages },
    { group: t('frame.actions'), actions },
    { group: t('frame.communities'), actions: places },
  ]
    .map(({ group, actions }) => ({ group, actions: actions.filter((action) => matches(action, words)) }))
    .filter(({ actions }) => actions.length > 0)
  const found = words && viewer.can('posts:read') ? [{ group: t('search.suggestions'), actions: [everything, ...suggestions] }] : []

  return (
    <Spotlight
      query={typed}
      onQueryChange={setTyped}
      filter={() => [...found, ...own]}
      actions={own}
      shortcut={['mod + K']}
      tagsToIgnore={[]}
      scrollable
      maxHeight={420}
      radius="lg"
      nothingFound={t('frame.nothingFound')}
      searchProps={{
        leftSection: <IconSearch size={18} aria-hidden />,
        placeholder: t('frame.search'),
        'aria-label': t('frame.search'),
      }}
      overlayProps={{ backgroundOpacity: 0.4, blur: 0 }}
      transitionProps={{ duration: 100 }}
    />
  )
}
