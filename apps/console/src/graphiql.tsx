import '@fontsource-variable/noto-sans-jp/wght.css'
import 'graphiql/setup-workers/vite'
import 'graphiql/style.css'
import './app/tokens.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Explorer } from './features/graphiql/Explorer'
import { startTranslations } from './i18n'

const root = document.getElementById('root')
if (!root) throw new Error('graphiql/index.html has no #root')

const start = createRoot(root)
void startTranslations().then(() =>
  start.render(
    <StrictMode>
      <Explorer />
    </StrictMode>,
  ),
)
