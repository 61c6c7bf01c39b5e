import { storyOf } from './story.rules.js';

it.each([
  [{ people: 0, communities: 0 }, 'だれかの相談に乗ると、ここに残ります。', 'When you help somebody, it is kept here.'],
  [{ people: 1, communities: 1 }, 'これまでに1人の相談に乗りました。', 'You have helped one person.'],
  [{ people: 3, communities: 2 }, 'これまでに2つのコミュニティで3人の相談に乗りました。', 'You have helped 3 people in 2 communities.'],
])('%j is told as a sentence', (helped, ja, en) => expect(storyOf(helped)).toEqual({ ja, en }));
