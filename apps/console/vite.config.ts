import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { generate } from '@graphql-codegen/cli'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import codegen from '../../codegen.ts'

const repository = resolve(import.meta.dirname, '../..')
const gateway = process.env.EKKYO_GATEWAY ?? 'http://127.0.0.1:3000'

/** Types of the queries are made before anything is bundled, so that a fresh checkout needs one command. */
function typedQueries(): Plugin {
  return {
    name: 'ekkyo:typed-queries',
    async buildStart() {
      await generate({ ...codegen, cwd: repository, silent: true, errorsOnly: true }, true)
    },
  }
}

const taggedQuery = /\bgraphql\(\s*`\s*(query|mutation|subscription|fragment)\s+(\w+)[^`]*`,?\s*\)/g

/** Replaces every graphql(`…`) by its parsed document, so that no query's text and no table of all of them is shipped. */
function parsedQueries(): Plugin {
  return {
    name: 'ekkyo:parsed-queries',
    enforce: 'pre',
    transform(code, id) {
      if (!id.includes('/apps/console/src/') || id.includes('/src/gql/') || !code.includes('graphql(')) return null
      const names = new Set<string>()
      const replaced = code.replace(taggedQuery, (_text: string, kind: string, name: string) => {
        const document = kind === 'fragment' ? `${name}FragmentDoc` : `${name}Document`
        names.add(document)
        return document
      })
      if (names.size === 0) return null
      return { code: `${replaced}\nimport { ${[...names].join(', ')} } from '@/gql/graphql'\n`, map: null }
    },
  }
}

/** The one script that runs before anything is drawn, as a file of its own: no page here may run inline scripts. */
function firstPaint(): Plugin {
  const source = readFileSync(resolve(import.meta.dirname, 'src/first-paint.js'), 'utf8')
  const fileName = `assets/first-paint-${createHash('sha256').update(source).digest('hex').slice(0, 8)}.js`
  return {
    name: 'ekkyo:first-paint',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName, source })
    },
    transformIndexHtml: (_html, { server }) => [
      { tag: 'script', attrs: { src: server ? '/src/first-paint.js' : `/${fileName}` }, injectTo: 'head-prepend' },
    ],
  }
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [typedQueries(), parsedQueries(), firstPaint(), react()],
  resolve: { alias: { '@': resolve(import.meta.dirname, 'src') } },
  build: {
    outDir: resolve(repository, 'dist/console'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 5000,
    rolldownOptions: {
      onwarn: (warning, warn) => (warning.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : warn(warning)),
      input: {
        console: resolve(import.meta.dirname, 'index.html'),
        graphiql: resolve(import.meta.dirname, 'graphiql/index.html'),
      },
    },
  },
  worker: { format: 'es' },
  server: {
    port: 5173,
    proxy: { '/graphql': { target: gateway, ws: true, changeOrigin: true } },
  },
})
