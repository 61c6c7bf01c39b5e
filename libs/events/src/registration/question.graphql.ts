import { createHash } from 'node:crypto';
import { Field, type FieldOptions, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { assertText, invalidInput } from '#kernel';
import { addCheck, both } from '#graphql-kit';
import { type SignUpAnswer, type SignUpQuestion, whyNotAsk } from './question.rules.js';

export enum SignUpQuestionKind {
  TEXT = 'TEXT',
  CHOICE = 'CHOICE',
}
registerEnumType(SignUpQuestionKind, {
  name: 'SignUpQuestionKind',
  description: 'How a question at sign-up is answered.',
  valuesMap: { TEXT: { description: 'In one\'s own words.' }, CHOICE: { description: 'By one of several options.' } },
});

@ObjectType('SignUpQuestion', { description: 'What is asked at sign-up. Everybody who sees the event sees it.' })
export class SignUpQuestionType implements SignUpQuestion {
  @Field({ description: 'By which answers name it.' })
  key!: string;
  @Field({ description: 'The question.' })
  text!: string;
  @Field(() => SignUpQuestionKind, { description: 'How it is answered.' })
  kind!: SignUpQuestionKind;
  @Field(() => [String], { description: 'The options of a CHOICE; empty for a TEXT.' })
  choices!: string[];
  @Field({ description: 'Whether one has to answer.' })
  isRequired!: boolean;
}

@ObjectType('SignUpAnswer', { description: 'An answer at sign-up. The person and the organizers of the event see it; it goes when the registration does.' })
export class SignUpAnswerType implements SignUpAnswer {
  @Field({ description: 'The key of the question.' })
  key!: string;
  @Field({ description: 'What was answered.' })
  text!: string;
}

@InputType({ description: 'What is asked at sign-up.' })
export class SignUpQuestionInput {
  @Field({ nullable: true, description: 'Of a question that there is already: its key, so that answers keep it.' })
  key?: string;
  @Field({ description: 'The question, 1 to 300 characters.' })
  text!: string;
  @Field(() => SignUpQuestionKind, { description: 'How it is answered.' })
  kind!: SignUpQuestionKind;
  @Field(() => [String], { nullable: true, description: 'The options of a CHOICE: 2 to 20, each 1 to 100 characters.' })
  choices?: string[];
  @Field(() => Boolean, { nullable: true, description: 'Whether one has to answer; no by default.' })
  isRequired?: boolean;
}

@InputType({ description: 'An answer at sign-up.' })
export class SignUpAnswerInput implements SignUpAnswer {
  @Field({ description: 'The key of the question.' })
  key!: string;
  @Field({ description: 'The answer, at most 1,000 characters; one of the options of a CHOICE.' })
  text!: string;
}

/** The same whenever the same is sent, so that a request that is sent again is known again. */
const keyOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 8);

export const QuestionsField = (options: FieldOptions): PropertyDecorator =>
  both(
    Field(() => [SignUpQuestionInput], { nullable: true, ...options }),
    addCheck((field, value): SignUpQuestion[] => {
      const questions = (value as SignUpQuestionInput[]).map(({ key, text, kind, choices, isRequired }, i) => ({
        key: key ? assertText(`${field}.${i}.key`, key, { min: 1, max: 40 }) : keyOf(text),
        text: assertText(`${field}.${i}.text`, text, { min: 1, max: 300 }),
        kind,
        choices: (choices ?? []).slice(0, 21).map((choice, j) => assertText(`${field}.${i}.choices.${j}`, choice, { min: 1, max: 100 })),
        isRequired: isRequired ?? false,
      }));
      const why = whyNotAsk(questions);
      if (why) throw why;
      if (questions.some(({ choices }) => choices.length > 20)) throw invalidInput(`${field}`, 'TOO_MANY', { ja: '選択肢は20個までです。', en: 'At most 20 options.' });
      return questions;
    }),
  );

export const AnswersField = (options: FieldOptions): PropertyDecorator =>
  both(
    Field(() => [SignUpAnswerInput], { nullable: true, ...options }),
    addCheck((field, value) => (value as SignUpAnswerInput[]).slice(0, 11).map(({ key, text }, i) => ({ key, text: assertText(`${field}.${i}.text`, text, { min: 0, max: 1_000, multiline: true }) }))),
  );
