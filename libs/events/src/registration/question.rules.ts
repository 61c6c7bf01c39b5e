import { type AppError, invalidInput } from '#kernel';

/** Asked at sign-up. Its key stays when its words are edited, so that answers keep their question. */
export interface SignUpQuestion {
  key: string;
  text: string;
  kind: 'TEXT' | 'CHOICE';
  /** Of a choice; otherwise empty. */
  choices: string[];
  isRequired: boolean;
}
export interface SignUpAnswer {
  key: string;
  text: string;
}

export const MAX_QUESTIONS = 10;

/** What is wrong with the questions of an event; undefined when nothing is. */
export function whyNotAsk(questions: readonly SignUpQuestion[]): AppError | undefined {
  const wrong = (path: string, reason: string, ja: string, en: string): AppError => invalidInput(`input.questions${path}`, reason, { ja, en });
  if (questions.length > MAX_QUESTIONS) return wrong('', 'TOO_MANY', `質問は${MAX_QUESTIONS}個までです。`, `At most ${MAX_QUESTIONS} questions.`);
  for (const [i, { key, kind, choices }] of questions.entries()) {
    if (questions.findIndex((other) => other.key === key) < i) return wrong(`.${i}.key`, 'TWICE', '同じ質問が2回あります。', 'The same question is there twice.');
    const isFine = kind === 'CHOICE' ? choices.length >= 2 && new Set(choices).size === choices.length : choices.length === 0;
    if (!isFine) return wrong(`.${i}.choices`, 'INVALID_CHOICES', '選択肢は2つ以上、重ならないように入力してください。', 'A choice has at least two different options, and a text has none.');
  }
  return undefined;
}

/** The answers as they are kept, in the order of the questions. @throws INVALID_INPUT naming the answer that is missing or does not fit */
export function answersTo(questions: readonly SignUpQuestion[], given: readonly SignUpAnswer[]): SignUpAnswer[] | null {
  const wrong = (key: string, reason: string, ja: string, en: string): AppError => invalidInput(`input.answers.${key}`, reason, { ja, en });
  const byKey = new Map(given.map(({ key, text }) => [key, text.trim()]));
  const stranger = given.find(({ key }) => !questions.some((q) => q.key === key));
  if (stranger) throw wrong(stranger.key, 'UNKNOWN', 'この質問は変更されました。ページを読み込み直してください。', 'This question was changed. Please load the page again.');
  const kept = questions.flatMap(({ key, kind, choices, isRequired }) => {
    const text = byKey.get(key) ?? '';
    if (!text && isRequired) throw wrong(key, 'REQUIRED', 'この質問に答えてください。', 'Please answer this question.');
    if (text && kind === 'CHOICE' && !choices.includes(text)) throw wrong(key, 'UNKNOWN_CHOICE', '選択肢の中から選んでください。', 'Please choose one of the options.');
    return text ? [{ key, text }] : [];
  });
  return kept.length > 0 ? kept : null;
}
