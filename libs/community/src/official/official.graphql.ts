import { Field, InputType, ObjectType } from '@nestjs/graphql';
import type { Localized, MemberId } from '#kernel';
import { Connection, IdField, Node, Refusal, TextField, outcome } from '#graphql-kit';
import { Member } from '#identity';
import { Comment } from '../comment/comment.entity.js';
import { RulesNotAccepted } from '../moderation/rules/rules.graphql.js';

@ObjectType({ implements: () => Node, description: 'A member who answers in a role, such as 人事部. What they answer so is shown as an official answer.' })
export class OfficialAnswerer implements Node {
  id!: string;
  memberId!: MemberId;
  /** In both languages; the field shows the caller's. */
  label!: Localized;
  createdAt!: Date;
  @Field(() => Member, { description: 'Who.' })
  member!: Member;
}

@ObjectType({ description: 'A page of official answerers.' })
export class OfficialAnswererConnection extends Connection(OfficialAnswerer) {}

@InputType({ description: 'Who answers officially, and in which role.' })
export class NameOfficialAnswererInput {
  @IdField('Member', { description: 'The member.' })
  memberId!: MemberId;
  @TextField({ min: 1, max: 40 }, { description: 'The role in Japanese, such as 人事部, 1 to 40 characters.' })
  labelJa!: string;
  @TextField({ min: 1, max: 60 }, { description: 'The role in English, such as Human Resources, 1 to 60 characters.' })
  labelEn!: string;
}

@InputType({ description: 'Who does not answer officially any more.' })
export class DismissOfficialAnswererInput {
  @IdField('OfficialAnswerer', { description: 'The official answerer.' })
  officialAnswererId!: string;
}

@ObjectType({ description: 'Somebody does not answer officially any more. What they answered stays official.' })
export class OfficialAnswererDismissed {
  @Field(() => Member, { description: 'Who.' })
  member!: Member;
}

@ObjectType({ implements: () => Refusal, description: 'Only somebody who was named for it answers officially, under their own name and to a question.' })
export class NotOfficial extends Refusal {
  readonly code = 'NOT_OFFICIAL';
  text(): Localized {
    return { ja: '公式回答は、担当として登録された方が、ご自身の名前で質問に答えたときに付けられます。', en: 'An official answer is given to a question, under one’s own name, by somebody who was named for it.' };
  }
}

export const NameOfficialAnswererResult = outcome('NameOfficialAnswererResult', [OfficialAnswerer]);
export const DismissOfficialAnswererResult = outcome('DismissOfficialAnswererResult', [OfficialAnswererDismissed]);
export const AnswerOfficiallyResult = outcome('AnswerOfficiallyResult', [Comment, NotOfficial, RulesNotAccepted]);
export const WithdrawOfficialAnswerResult = outcome('WithdrawOfficialAnswerResult', [Comment]);
