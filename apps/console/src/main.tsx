import './app/tokens.css'
import '@fontsource-variable/noto-sans-jp/wght.css'
import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import './app/global.css'
import { StrictMode } from 'react'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { router } from './app/router'
import { startTranslations } from './i18n'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

const start = createRoot(root)
void startTranslations().then(() =>
  start.render(
    <StrictMode>
      <RouterProvider router={router} />
    </StrictMode>,
  ),
)
