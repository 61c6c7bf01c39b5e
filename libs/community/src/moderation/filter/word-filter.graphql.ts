import { Field, InputType, ObjectType } from '@nestjs/graphql';
import type { Localized } from '#kernel';
import { Connection, IdField, Refusal, TextField, outcome } from '#graphql-kit';
import { WordFilter, WordFilterAction, type WordFilterId } from './word-filter.entity.js';

@ObjectType({ description: 'A page of word filters.' })
export class WordFilterConnection extends Connection(WordFilter) {}

@InputType({ description: 'A new word filter.' })
export class AddWordFilterInput {
  @TextField({ min: 1, max: 100 }, { description: 'The words, 1 to 100 characters; at least two letters.' })
  pattern!: string;
  @Field(() => WordFilterAction, { description: 'What becomes of a text that holds them.' })
  action!: WordFilterAction;
  @TextField({ max: 200 }, { nullable: true, description: 'Why, up to 200 characters; other operators read it.' })
  note?: string;
}

@InputType({ description: 'Which word filter to remove.' })
export class RemoveWordFilterInput {
  @IdField('WordFilter', { description: 'The filter.' })
  wordFilterId!: WordFilterId;
}

@ObjectType({ implements: () => Refusal, description: 'There is a filter already that finds the same words.' })
export class WordFilterExists extends Refusal {
  readonly code = 'WORD_FILTER_EXISTS';
  @Field(() => WordFilter, { description: 'It.' })
  readonly filter: WordFilter;

  constructor(filter: WordFilter) {
    super();
    this.filter = filter;
  }
  text(): Localized {
    return { ja: `同じ言葉を見つけるフィルターがすでにあります(${this.filter.pattern})。`, en: `There is a filter for these words already (${this.filter.pattern}).` };
  }
}

@ObjectType({ implements: () => Refusal, description: 'A community has as many filters as are read with every post.' })
export class TooManyWordFilters extends Refusal {
  readonly code = 'TOO_MANY_WORD_FILTERS';
  text(): Localized {
    return { ja: 'フィルターは500件までです。使わないものを外してください。', en: 'There can be 500 filters. Please remove some first.' };
  }
}

@ObjectType({ description: 'What a text would meet here.' })
export class WordFilterTrial {
  @Field(() => [WordFilter], { description: 'The filters that find something in it.' })
  found!: WordFilter[];
}

export const AddWordFilterResult = outcome('AddWordFilterResult', [WordFilter, WordFilterExists, TooManyWordFilters]);
export const RemoveWordFilterResult = outcome('RemoveWordFilterResult', [WordFilter]);
