import { Injectable } from '@nestjs/common';
import { Clock, type Locale, type MemberId, type Page, type PageArgs, forbidden, invalidInput, notFound, refuse } from '#kernel';
import { type Actor, defineLoader } from '#graphql-kit';
import { once } from '#identity';
import { TenantDb, type Tx } from '#tenancy';
import type { EventId } from '../event/event.entity.js';
import { type Reader, within } from '../event/event.queries.js';
import { Drafting } from './drafting.service.js';
import { WishKind, WishOffer, WishOfferKind, WishState, WishTheme, type WishThemeId } from './theme.entity.js';
import { type MergeWishThemesInput, type OfferForWishInput, type ProposeWishThemeInput, SimilarWish, type SimilarWishesInput, type VoteForWishInput, type WishFilter, WishNotOpen, type WishOrder, WishSettings } from './wish.graphql.js';
import { countVote, lockThemes, mergeInto, namedVotersOf, offersOf, putOffer, setThreshold, themePage, themesByIds, themesOfEvents, themesWithWords, thresholdOf, uncountVote, wordsIn } from './wish.queries.js';
import { alike, isRipe, takesVotes } from './wish.rules.js';

/** The wish board. Who votes stays unnamed unless they wish to be named; who offers something does so by name. */
@Injectable()
export class Wishes {
  readonly loader = defineLoader<WishThemeId, WishTheme>(async (ids, { caller: { actor } }) => (actor?.permissions.has('wishes:read') ? this.byIds(actor, ids) : new Map<WishThemeId, WishTheme>()));
  readonly offers = defineLoader<WishThemeId, WishOffer[]>(async (ids, { caller: { actor } }) => {
    const found = new Map<WishThemeId, WishOffer[]>(ids.map((id) => [id, []]));
    for (const row of actor ? await offersOf(this.db, actor.tenantId, ids) : []) found.get(row.themeId)!.push(Object.assign(new WishOffer(), row));
    return found;
  });
  readonly namedVoters = defineLoader<WishThemeId, MemberId[]>(async (ids, { caller: { actor } }) => {
    const found = new Map<WishThemeId, MemberId[]>(ids.map((id) => [id, []]));
    for (const { themeId, memberId } of actor ? await namedVotersOf(this.db, actor.tenantId, ids) : []) found.get(themeId)!.push(memberId);
    return found;
  });
  /** The themes of which events were made. */
  readonly ofEvents = defineLoader<EventId, WishTheme>(async (ids, { caller: { actor } }) => {
    const themes = actor?.permissions.has('wishes:read') ? await themesOfEvents(this.db, actor, ids, this.clock.now()) : [];
    return new Map(themes.map((theme) => [theme.eventId!, theme]));
  });

  constructor(
    private readonly db: TenantDb,
    private readonly clock: Clock,
    private readonly drafting: Drafting,
  ) {}

  byIds(actor: Actor, ids: readonly string[], db: Reader = this.db): Promise<Map<WishThemeId, WishTheme>> {
    return themesByIds(db, actor, ids, this.clock.now());
  }

  /** @throws NOT_FOUND */
  async get(actor: Actor, id: WishThemeId, db: Reader = this.db): Promise<WishTheme> {
    const theme = (await this.byIds(actor, [id], db)).get(id);
    if (!theme) throw notFound();
    return theme;
  }

  page(actor: Actor, args: PageArgs, order: WishOrder, filter: WishFilter): Promise<Page<WishTheme>> {
    return themePage(this.db, actor, args, order, filter, this.clock.now());
  }

  async similar(actor: Actor, { title, text }: SimilarWishesInput): Promise<SimilarWish[]> {
    const typed = wordsIn(actor.tenantId, `${title}\n${text ?? ''}`);
    if (typed.length === 0) return [];
    const found = alike(typed, await themesWithWords(this.db, actor.tenantId, typed));
    if (found.length === 0) return [];
    const themes = await this.byIds(actor, found.map(({ theme }) => theme.id));
    return found.flatMap(({ theme: { id }, likeness }) => {
      const theme = themes.get(id);
      return theme ? [Object.assign(new SimilarWish(), { theme, likeness })] : [];
    });
  }

  async settings({ tenantId }: Actor): Promise<WishSettings> {
    return Object.assign(new WishSettings(), { threshold: await thresholdOf(this.db, tenantId) });
  }

  changeSettings(actor: Actor, threshold: number): Promise<WishSettings> {
    return this.db.write(async (tx) => {
      await setThreshold(tx, actor.id, threshold);
      return Object.assign(new WishSettings(), { threshold });
    });
  }

  propose(actor: Actor, input: ProposeWishThemeInput, locale: Locale): Promise<WishTheme> {
    return this.db.write(async (tx) => {
      const { title, text = '', kind, idempotencyKey: key } = input;
      const id = (await once(tx, { memberId: actor.id, operation: 'proposeWishTheme', key, input }, async () => {
        const words = wordsIn(actor.tenantId, `${title}\n${text}`);
        const theme = await tx.insert(WishTheme, { title, text, kind, proposedBy: actor.id, createdAt: tx.now, voteCount: 0, words, eventId: null, mergedInto: null, closedAt: null, closedBy: null } as never);
        if (kind === WishKind.HEAR) await countVote(tx, theme.id, actor.id, false);
        else await putOffer(tx, theme.id, actor.id, WishOfferKind.TALK, null);
        return theme;
      })) as WishThemeId;
      await this.draftWhenRipe(tx, actor, id, locale);
      return this.get(actor, id, within(tx));
    });
  }

  /** @throws NOT_FOUND; refuses with WishNotOpen */
  vote(actor: Actor, { themeId, isNamed = false }: VoteForWishInput, locale: Locale): Promise<WishTheme> {
    return this.change(actor, themeId, async (tx, theme) => {
      if (!takesVotes(theme.state)) await this.notOpen(tx, actor, theme);
      await countVote(tx, themeId, actor.id, isNamed);
      await this.draftWhenRipe(tx, actor, themeId, locale);
    });
  }

  withdrawVote(actor: Actor, themeId: WishThemeId): Promise<WishTheme> {
    return this.change(actor, themeId, async (tx, theme) => {
      if (!takesVotes(theme.state)) await this.notOpen(tx, actor, theme);
      await uncountVote(tx, themeId, actor.id);
    });
  }

  offer(actor: Actor, { themeId, kind, note }: OfferForWishInput, locale: Locale): Promise<WishTheme> {
    return this.change(actor, themeId, async (tx, theme) => {
      if (theme.state !== WishState.OPEN) await this.notOpen(tx, actor, theme);
      await putOffer(tx, themeId, actor.id, kind, note || null);
      await this.draftWhenRipe(tx, actor, themeId, locale);
    });
  }

  /** Once an event is being prepared its organizers are to be spoken to instead. */
  withdrawOffer(actor: Actor, themeId: WishThemeId, kind: WishOfferKind): Promise<WishTheme> {
    return this.change(actor, themeId, async (tx, theme) => {
      if (theme.state !== WishState.OPEN) await this.notOpen(tx, actor, theme);
      await tx.delete(WishOffer, { themeId, memberId: actor.id, kind });
    });
  }

  /** @throws FORBIDDEN unless I proposed it or look after events */
  close(actor: Actor, themeId: WishThemeId): Promise<WishTheme> {
    return this.change(actor, themeId, async (tx, theme) => {
      if (!mayClose(theme, actor)) throw forbidden();
      if (theme.state !== WishState.OPEN) await this.notOpen(tx, actor, theme);
      await tx.update(WishTheme, { id: themeId }, { closedAt: tx.now, closedBy: actor.id });
    });
  }

  /** Whatever the votes say: an operator sees that its time has come. */
  plan(actor: Actor, themeId: WishThemeId, locale: Locale): Promise<WishTheme> {
    return this.change(actor, themeId, async (tx, theme) => {
      if (theme.state !== WishState.OPEN) await this.notOpen(tx, actor, theme);
      await this.drafting.draft(tx, theme, locale, actor.id);
    });
  }

  /** @throws NOT_FOUND, INVALID_INPUT; refuses with WishNotOpen */
  merge(actor: Actor, { themeId, intoId }: MergeWishThemesInput, locale: Locale): Promise<WishTheme> {
    if (themeId === intoId) throw invalidInput('input.intoId', 'SAME', { ja: '別のテーマを選んでください。', en: 'Choose another theme.' });
    return this.db.write(async (tx) => {
      const themes = await lockThemes(tx, actor, [themeId, intoId]);
      const [from, into] = [themes.get(themeId), themes.get(intoId)];
      if (!from || !into) throw notFound();
      if (from.state !== WishState.OPEN) await this.notOpen(tx, actor, from);
      if (!takesVotes(into.state)) await this.notOpen(tx, actor, into);
      await mergeInto(tx, themeId, intoId);
      await this.draftWhenRipe(tx, actor, intoId, locale);
      return this.get(actor, intoId, within(tx));
    });
  }

  private change(actor: Actor, id: WishThemeId, work: (tx: Tx, theme: WishTheme) => Promise<void>): Promise<WishTheme> {
    return this.db.write(async (tx) => {
      const theme = (await lockThemes(tx, actor, [id])).get(id);
      if (!theme) throw notFound();
      await work(tx, theme);
      return this.get(actor, id, within(tx));
    });
  }

  private async draftWhenRipe(tx: Tx, actor: Actor, id: WishThemeId, locale: Locale): Promise<void> {
    const theme = await this.get(actor, id, within(tx));
    const offers = await offersOf(within(tx), actor.tenantId, [id]);
    if (isRipe(theme, offers, await thresholdOf(within(tx), actor.tenantId))) await this.drafting.draft(tx, theme, locale, null);
  }

  /** Of a merged theme people are led to the one that it became part of. */
  private async notOpen(tx: Tx, actor: Actor, theme: WishTheme): Promise<never> {
    return refuse(WishNotOpen.with(theme.mergedInto ? await this.get(actor, theme.mergedInto, within(tx)) : theme));
  }
}

export const mayClose = ({ proposedBy }: WishTheme, { id, permissions }: Pick<Actor, 'id' | 'permissions'>): boolean => proposedBy === id || permissions.has('events:manage');
