import { Field, type FieldOptions, InputType } from '@nestjs/graphql';
import { GraphQLScalarType, type ValueNode, valueFromASTUntyped } from 'graphql';
import { assertText, invalidInput, isBlank } from '#kernel';
import { addCheck, both } from '#graphql-kit';
import { MAX_NODES, type RichText } from './document.js';
import { fromHtml } from './html.js';
import { incoming, outgoing, sanitise } from './sanitise.js';
import { fromText, imagesIn, nodesOf, toText } from './text.js';

/** Kept by the column as it is written here; the API shows it sanitised once more, with the ids of the API in it. */
export const GraphQLRichText = new GraphQLScalarType<unknown, unknown>({
  name: 'RichText',
  description:
    'Rich text as a document in the shape of ProseMirror\'s JSON: `{ type: "doc", content: [ … ] }` with paragraph, heading (level 2, 3), bulletList, orderedList, listItem, blockquote, codeBlock, horizontalRule, image (attrs `file`: the id of a File, `alt`), text, hardBreak and mention (attrs `id`: the id of a Member, `label`), and the marks bold, italic, strike, code and link (attrs `href`: http, https or mailto). Anything else that is sent is removed, and the words in it stay.',
  serialize: (value) => sanitise(value instanceof PlainWords ? fromText(value.text) : value, outgoing),
  parseValue: (value) => value,
  parseLiteral: (node: ValueNode, variables) => valueFromASTUntyped(node, variables),
});

@InputType({ description: 'Rich text in one of three forms: exactly one of the fields.' })
export class RichTextInput {
  @Field(() => GraphQLRichText, { nullable: true, description: 'As a document.' })
  document?: unknown;
  @Field({ nullable: true, description: 'As HTML, such as the clipboard holds: what a document may hold is kept.' })
  html?: string;
  @Field({ nullable: true, description: 'As plain words: a blank line ends a paragraph.' })
  text?: string;
}

/** What was written, checked: the document, and the plain words of it. */
export interface Words {
  /** Null where there are only plain words. */
  body: RichText | null;
  text: string;
}

/** A text of at most `max` characters. @throws INVALID_INPUT naming `field`: ONE_OF, TOO_SHORT, TOO_LONG, INVALID_CHARACTER */
export function wordsOf(field: string, { document, html, text }: RichTextInput, max: number): Words {
  if ([document, html, text].filter((form) => form != null).length !== 1) {
    throw invalidInput(field, 'ONE_OF', { ja: 'document、html、text のどれかひとつを指定してください。', en: 'Give exactly one of document, html and text.' });
  }
  if (text != null) return { body: null, text: assertText(field, text, { min: 1, max, multiline: true }) };
  const body = html == null ? sanitise(document, incoming) : fromHtml(html, incoming);
  const words = toText(body);
  const length = [...words].length;
  if (length > max) throw invalidInput(field, 'TOO_LONG', { ja: `${max.toLocaleString('ja-JP')}文字以内にしてください(今は${length.toLocaleString('ja-JP')}文字)。`, en: `At most ${max} characters (now ${length}).` });
  if ([...nodesOf(body)].length > MAX_NODES) throw invalidInput(field, 'TOO_LONG', { ja: `見出しや箇条書きなどの数が多すぎます(${MAX_NODES}まで)。`, en: `It has too many parts (at most ${MAX_NODES}).` });
  if (isBlank(words) && imagesIn(body).length === 0) throw invalidInput(field, 'TOO_SHORT', { ja: '入力してください。', en: 'Please fill this in.' });
  return { body, text: words };
}

/** Rich text of at most `max` characters; the code sees {@link Words}. */
export const BodyField = (max: number, options: FieldOptions): PropertyDecorator =>
  both(Field(() => RichTextInput, { nullable: true, ...options }), addCheck((field, value) => wordsOf(field, value as RichTextInput, max)));

/** The words of an input that has plain `text` as well: one of both. @throws INVALID_INPUT */
export function oneOf({ body, text }: { body?: Words; text?: string }): Words {
  if (body && text !== undefined) throw invalidInput('input.text', 'CONFLICT', { ja: 'body と text は同時に使えません。', en: 'Give body or text, not both.' });
  if (text !== undefined) return { body: null, text };
  if (!body) throw invalidInput('input.body', 'TOO_SHORT', { ja: '入力してください。', en: 'Please fill this in.' });
  return body;
}

/** Plain words that are shown as a document: made into one where somebody asks for it, which most lists do not. */
class PlainWords {
  constructor(readonly text: string) {}
}

/** For a field of this type. */
export const shownLater = ({ body, text }: { body: object | null; text: string }): object => body ?? new PlainWords(text);

/** As it is shown: what has only plain words is a document of them. */
export const shownBody = ({ body, text }: { body: object | null; text: string }): object => body ?? fromText(text);
