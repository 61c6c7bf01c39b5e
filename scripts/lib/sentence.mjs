/** A failure that the reader can do something about: printed as one sentence, without a stack. */
export class Sentence extends Error {
  name = 'Sentence';
}

export function printFailure(error) {
  console.error(error instanceof Sentence ? error.message : error);
}
