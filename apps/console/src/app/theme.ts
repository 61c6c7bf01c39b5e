import { createTheme, type CSSVariablesResolver, type MantineThemeOverride } from '@mantine/core'
import { shadesOf } from './palette'

const font = "'Noto Sans JP Variable', 'Hiragino Sans', 'Yu Gothic UI', 'Noto Sans CJK JP', sans-serif"

/** One theme; only the accent differs from community to community. */
export const themeFor = (accent: string): MantineThemeOverride =>
  createTheme({
    primaryColor: 'accent',
    primaryShade: { light: 6, dark: 6 },
    autoContrast: false,
    colors: {
      accent: shadesOf(accent),
      cross: shadesOf('#c8452c'),
    },
    fontFamily: font,
    fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
    headings: { fontFamily: font, fontWeight: '700' },
    defaultRadius: 'md',
    radius: { xs: '4px', sm: '6px', md: '10px', lg: '14px', xl: '20px' },
    cursorType: 'pointer',
    respectReducedMotion: true,
    focusRing: 'auto',
    components: {
      Input: { vars: () => ({ wrapper: { '--input-bd': 'var(--edge)', '--input-bg': 'var(--card)' } }) },
      Modal: {
        defaultProps: { centered: true, radius: 'lg', transitionProps: { duration: 140 } },
        styles: { title: { fontSize: 17, fontWeight: 700 } },
      },
      Drawer: { defaultProps: { transitionProps: { duration: 160 } } },
      Menu: { defaultProps: { radius: 'md', transitionProps: { duration: 100 } } },
      Tooltip: { defaultProps: { openDelay: 300, transitionProps: { duration: 80 } } },
    },
  })

/** Mantine's own variables, set from ours (tokens.css), so that both speak of one paper and one ink. */
export const variables: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': 'var(--paper)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-3)',
    '--mantine-color-placeholder': 'var(--ink-3)',
    '--mantine-color-default': 'var(--card)',
    '--mantine-color-default-hover': 'var(--hover)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-error': 'var(--alert)',
    '--mantine-color-anchor': 'var(--accent)',
    '--mantine-color-disabled': 'var(--paper-deep)',
    '--mantine-color-disabled-color': 'var(--ink-3)',
    '--mantine-color-disabled-border': 'var(--line)',
  }
  return {
    variables: { '--mantine-line-height': '1.65' },
    light: { ...shared, '--mantine-color-gray-4': 'var(--edge)' },
    dark: { ...shared, '--mantine-color-dark-4': 'var(--edge)' },
  }
}
