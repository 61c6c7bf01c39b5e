import { tellStory } from '../../demo/story/tell.js';

describe('the story', () => {
  it('holds from end to end, told by an outside client to the running product, and holds again when it is told again', async () => {
    for (const time of ['first', 'second']) {
      const facts: string[] = [];
      await tellStory(process.env.EKKYO_TEST_URL!, { chapter: (title) => facts.push(title), fact: (text) => facts.push(text), request: () => undefined });
      expect({ time, said: facts.some((f) => f.includes('NOT_FOUND')) && facts.some((f) => f.includes('WAITLISTED')) }).toEqual({ time, said: true });
    }
  });
});
