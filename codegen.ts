import type { CodegenConfig } from '@graphql-codegen/cli'

/** Typed documents for the console, made from the schema and the queries beside its components. */
const config: CodegenConfig = {
  schema: 'apps/gateway/schema.graphql',
  documents: ['apps/console/src/**/*.{ts,tsx}', '!apps/console/src/gql/**'],
  generates: {
    'apps/console/src/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: { unmaskFunctionName: 'readFragment' } },
      config: {
        enumType: 'string-literal',
        nonOptionalTypename: true,
        skipTypeNameForRoot: true,
        strictScalars: true,
        scalars: { Yen: 'number', DateTime: 'string', Date: 'string', RichText: '@/ui/richText#RichText' },
        useTypeImports: true,
      },
    },
    'apps/console/src/gql/possibleTypes.ts': { plugins: ['./apps/console/scripts/possible-types.mjs'] },
    'apps/console/src/gql/connections.ts': { plugins: ['./apps/console/scripts/connections.mjs'] },
  },
}

export default config
