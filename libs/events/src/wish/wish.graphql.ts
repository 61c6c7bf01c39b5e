import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Localized } from '#kernel';
import { Connection, IdField, IntField, Refusal, TextField, outcome } from '#graphql-kit';
import { WishKind, WishOfferKind, WishState, WishTheme, type WishThemeId } from './theme.entity.js';

@ObjectType({ description: 'A page of the wish board.' })
export class WishThemeConnection extends Connection(WishTheme) {}

export enum WishOrder {
  MOST_WANTED = 'MOST_WANTED',
  NEWEST = 'NEWEST',
}
registerEnumType(WishOrder, {
  name: 'WishOrder',
  description: 'In which order themes come.',
  valuesMap: { MOST_WANTED: { description: 'With the most votes first, of those alike the newest.' }, NEWEST: { description: 'The newest first.' } },
});

@InputType({ description: 'Which themes.' })
export class WishFilter {
  @Field(() => [WishState], { nullable: true, description: 'Only those that are there in their lives; all by default. MERGED ones are never listed.' })
  states?: WishState[];
  @Field(() => Boolean, { nullable: true, description: 'Only those that I proposed, voted for or offered something for.' })
  isMine?: boolean;
}

@InputType({ description: 'What is being typed.' })
export class SimilarWishesInput {
  @TextField({ max: 100 }, { description: 'The title so far.' })
  title!: string;
  @TextField({ max: 2_000, multiline: true }, { nullable: true, description: 'The text so far.' })
  text?: string;
}

@ObjectType({ description: 'A theme of the board that resembles what is being typed.' })
export class SimilarWish {
  @Field(() => WishTheme, { description: 'The theme.' })
  theme!: WishTheme;
  @Field(() => Int, { description: 'How much of what is being typed it has, in percent, where rare words count more.' })
  likeness!: number;
}

@ObjectType({ description: 'How the wish board works here.' })
export class WishSettings {
  @Field(() => Int, { description: 'How many people have to wish to hear of a theme before an event is drafted, once somebody can talk about it.' })
  threshold!: number;
}

@InputType({ description: 'A new theme for the wish board.' })
export class ProposeWishThemeInput {
  @TextField({ min: 1, max: 100 }, { description: 'What it is about, 1 to 100 characters.' })
  title!: string;
  @TextField({ max: 2_000, multiline: true }, { nullable: true, description: 'More about it, at most 2,000 characters.' })
  text?: string;
  @Field(() => WishKind, { description: 'HEAR: it begins with my vote. TALK: it begins with my offer.' })
  kind!: WishKind;
  @TextField({ min: 1, max: 200 }, { nullable: true, description: 'Sent again with the same arguments, it gives the same theme again.' })
  idempotencyKey?: string;
}

const THEME = { description: 'The theme.' };

@InputType({ description: 'What I wish to hear of.' })
export class VoteForWishInput {
  @IdField('WishTheme', THEME)
  themeId!: WishThemeId;
  @Field(() => Boolean, { nullable: true, description: 'Whether others see my name beside it; no by default. Voting again changes it.' })
  isNamed?: boolean;
}

@InputType({ description: 'What I do not wish to hear of any more.' })
export class WithdrawWishVoteInput {
  @IdField('WishTheme', THEME)
  themeId!: WishThemeId;
}

@InputType({ description: 'What nobody needs any more.' })
export class CloseWishThemeInput {
  @IdField('WishTheme', THEME)
  themeId!: WishThemeId;
}

@InputType({ description: 'Of what to draft an event.' })
export class PlanWishThemeInput {
  @IdField('WishTheme', THEME)
  themeId!: WishThemeId;
}

@InputType({ description: 'What I offer for a theme.' })
export class OfferForWishInput {
  @IdField('WishTheme', THEME)
  themeId!: WishThemeId;
  @Field(() => WishOfferKind, { description: 'What I offer. Everybody sees my name beside it.' })
  kind!: WishOfferKind;
  @TextField({ max: 300 }, { nullable: true, description: 'A few words about it, at most 300 characters.' })
  note?: string;
}

@InputType({ description: 'What I offer no more.' })
export class WithdrawWishOfferInput {
  @IdField('WishTheme', THEME)
  themeId!: WishThemeId;
  @Field(() => WishOfferKind, { description: 'What I had offered.' })
  kind!: WishOfferKind;
}

@InputType({ description: 'Two themes that are one.' })
export class MergeWishThemesInput {
  @IdField('WishTheme', { description: 'The theme that goes: its votes and offers go to the other one. It must be OPEN.' })
  themeId!: WishThemeId;
  @IdField('WishTheme', { description: 'The theme that stays, OPEN or PLANNED.' })
  intoId!: WishThemeId;
}

@InputType({ description: 'How the wish board works here.' })
export class ChangeWishSettingsInput {
  @IntField(1, 100, { description: 'How many votes a theme needs, 1 to 100.' })
  threshold!: number;
}

@ObjectType({ implements: () => Refusal, description: 'The theme is not where this can be done.' })
export class WishNotOpen extends Refusal {
  readonly code = 'WISH_NOT_OPEN';
  @Field(() => WishTheme, { description: 'The theme as it is now; of a merged one the one that it became part of.' })
  current!: WishTheme;

  static with(current: WishTheme): WishNotOpen {
    return Object.assign(new WishNotOpen(), { current });
  }
  text(): Localized {
    return SAYS[this.current.state];
  }
}
const SAYS: Record<WishState, Localized> = {
  OPEN: { ja: 'このテーマは、ほかのテーマにまとめられました。', en: 'This theme became part of another one.' },
  PLANNED: { ja: 'このテーマは、すでにイベントの準備が始まっています。', en: 'An event about this theme is being prepared already.' },
  HELD: { ja: 'このテーマのイベントは終わりました。', en: 'The event about this theme took place.' },
  CLOSED: { ja: 'このテーマの募集は終わりました。', en: 'This theme was taken off the board.' },
  MERGED: { ja: 'このテーマは、ほかのテーマにまとめられました。', en: 'This theme became part of another one.' },
};

const THEME_OR_NOT = [WishTheme, WishNotOpen] as const;
export const ProposeWishThemeResult = outcome('ProposeWishThemeResult', [WishTheme]);
export const VoteForWishThemeResult = outcome('VoteForWishThemeResult', THEME_OR_NOT);
export const WithdrawWishVoteResult = outcome('WithdrawWishVoteResult', THEME_OR_NOT);
export const OfferForWishThemeResult = outcome('OfferForWishThemeResult', THEME_OR_NOT);
export const WithdrawWishOfferResult = outcome('WithdrawWishOfferResult', THEME_OR_NOT);
export const CloseWishThemeResult = outcome('CloseWishThemeResult', THEME_OR_NOT);
export const PlanWishThemeResult = outcome('PlanWishThemeResult', THEME_OR_NOT);
export const MergeWishThemesResult = outcome('MergeWishThemesResult', THEME_OR_NOT);
export const ChangeWishSettingsResult = outcome('ChangeWishSettingsResult', [WishSettings]);
