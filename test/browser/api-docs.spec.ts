import { readFileSync } from 'node:fs';

interface Example {
  document: string;
  variables: Record<string, unknown>;
}

/** Each graphql block of docs/api.md, with the json block right behind it as its variables. */
function examples(): Example[] {
  const text = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8');
  return [...text.matchAll(/```graphql\n([\s\S]*?)```(?:\s*```json\n([\s\S]*?)```)?/g)].map(([, document = '', variables]) => ({ document, variables: variables ? JSON.parse(variables) : {} }));
}

describe('docs/api.md', () => {
  it('shows only what works', async () => {
    const url = `${process.env.EKKYO_TEST_URL}/graphql`;
    const headers: Record<string, string> = { 'content-type': 'application/json', 'x-tenant': 'nagisawa' };
    const all = examples();
    expect(all.length).toBeGreaterThanOrEqual(6);
    for (const { document, variables } of all) {
      const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query: document, variables }) });
      const { data, errors } = (await response.json()) as { data: Record<string, { accessToken?: string }>; errors?: unknown };
      expect({ document, errors }).toEqual({ document, errors: undefined });
      expect(JSON.stringify(data)).not.toMatch(/"code":/);
      if (data.signIn) headers.authorization = `Bearer ${data.signIn.accessToken}`;
    }
  });
});
