import { type SentRequest } from './client.js';
import type { Narrator } from './stage.js';
import { tellStory } from './tell.js';

/** `npm run story`: tells the story of a running server, with each request; `--brief` leaves the requests out. */
const [url = 'http://localhost:3000', ...flags] = process.argv.slice(2);
const brief = flags.includes('--brief');

const terminal: Narrator = {
  chapter: (title) => console.log(`\n${title}\n${'─'.repeat(title.length)}`),
  fact: (text) => console.log(`  ✓ ${text}`),
  request: ({ name, tenant, document, variables }: SentRequest) => {
    if (brief) return;
    const operation = document.replace(/\s+/g, ' ');
    console.log(`    → ${name} [X-Tenant: ${tenant}] ${operation.length > 160 ? `${operation.slice(0, 157)}…` : operation}`);
    if (Object.keys(variables).length > 0) console.log(`      ${JSON.stringify(variables)}`);
  },
};

tellStory(url, terminal).then(
  () => console.log('\nThe story holds.'),
  (error: unknown) => {
    console.error(`\n${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  },
);
