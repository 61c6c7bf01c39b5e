import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

export enum CsvFileEncoding {
  UTF_8_BOM = 'UTF_8_BOM',
  CP932 = 'CP932',
}
registerEnumType(CsvFileEncoding, {
  name: 'CsvFileEncoding',
  description: 'How the characters of a CSV file are written.',
  valuesMap: {
    UTF_8_BOM: { description: 'UTF-8 with the mark by which spreadsheets recognise it.' },
    CP932: { description: 'Shift_JIS as Windows in Japan writes it. A character that it does not have becomes 〓.' },
  },
});

@ObjectType({ description: 'A small file, inside the answer.' })
export class StatementFile {
  @Field({ description: 'A name to save it by.' })
  name!: string;
  @Field({ description: 'Its media type, with the character set.' })
  mediaType!: string;
  @Field({ description: 'The bytes, in base64.' })
  base64!: string;
  @Field(() => Int, { description: 'How many characters the encoding could not hold; 0 in UTF-8.' })
  lostCharacterCount!: number;
}
