import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type MemberId, type TenantId, newId, refuse } from '#kernel';
import type { Actor } from '#graphql-kit';
import { LinkKeys, once } from '#identity';
import type { Tx } from '#tenancy';
import { within } from '../viewer.js';
import { AnonymityOff, UnmaskingNotAccepted } from './anonymity.graphql.js';
import { activeMembers, newestTime, onceUnder, pseudonymFor, pseudonymsByIds, rulesIn } from './anonymity.queries.js';
import { timeWithout } from './anonymity.rules.js';
import type { KnownPseudonym, Signature } from './pseudonym.js';

/** What a mutation that writes takes: whether a name stands below it. */
export interface Signing {
  isAnonymous?: boolean;
  acceptsUnmasking?: boolean;
  idempotencyKey?: string;
}

type Known = Pick<KnownPseudonym, 'threadId' | 'authorKey'>;

/**
 * Who wrote without a name. Nothing that is stored says it: an author is recognised by a key that follows from the installation's
 * secret, the thread and the member, so one has to know the member to find the key.
 */
@Injectable()
export class Anonymity {
  constructor(private readonly keys: LinkKeys) {}

  /** How a new post is signed. @throws refusals */
  async signPost(tx: Tx, actor: Actor, spaceId: string, input: Signing): Promise<Signature> {
    if (!input.isAnonymous) return named(tx, actor);
    // A random id: those that are made in the order of time hold the moment of writing.
    const id = randomUUID();
    const pseudonymId = await this.pseudonym(tx, actor, { threadId: id, spaceId, isAsker: true }, input);
    return { id, authorId: null, pseudonymId, at: timeWithout(tx.now, await newestTime(tx, undefined)) };
  }

  /** How a new comment is signed. @throws refusals */
  async signComment(tx: Tx, actor: Actor, { id: threadId, spaceId }: { id: string; spaceId: string }, input: Signing): Promise<Signature> {
    if (!input.isAnonymous) return named(tx, actor);
    const pseudonymId = await this.pseudonym(tx, actor, { threadId, spaceId, isAsker: false }, input);
    return { id: randomUUID(), authorId: null, pseudonymId, at: timeWithout(tx.now, await newestTime(tx, threadId)) };
  }

  /** Makes a thing once per key, as identity's `once` does; of an anonymous request nothing remembers whose it was. */
  once(tx: Tx, actor: Actor, operation: string, input: Signing, make: () => Promise<{ id: string }>): Promise<string> {
    const key = input.idempotencyKey;
    if (!input.isAnonymous || key === undefined) return once(tx, { memberId: actor.id, operation, key, input }, make);
    return onceUnder(tx, createHmac('sha256', this.keys.secretOf('anonymous request', tx.tenantId!)).update(`${actor.id} ${operation} ${key}`).digest(), input, make);
  }

  /** Whether this member is behind the pseudonym. */
  isBehind(pseudonym: Known, { tenantId, id }: { tenantId: TenantId; id: MemberId }): boolean {
    return this.recogniser(tenantId, pseudonym)(id);
  }

  /** The same for one member and many pseudonyms. */
  behind(member: { tenantId: TenantId; id: MemberId }): (pseudonym: Known) => boolean {
    return (pseudonym) => this.isBehind(pseudonym, member);
  }

  /** Whether this member wrote a row, with or without a name. */
  async isAuthor(tx: Tx, member: { tenantId: TenantId; id: MemberId }, row: { authorId: MemberId | null; pseudonymId: string | null }): Promise<boolean> {
    if (row.pseudonymId === null) return row.authorId === member.id;
    return (await pseudonymsByIds(tx, [row.pseudonymId])).some((pseudonym) => this.isBehind(pseudonym, member));
  }

  /** The members behind these pseudonyms, so that they can be told what anybody else is told. Looks at everybody, since nothing points at them. */
  async membersBehind(tx: Tx, pseudonymIds: readonly (string | null)[]): Promise<MemberId[]> {
    const wanted = await pseudonymsByIds(tx, pseudonymIds.filter((id) => id !== null));
    if (wanted.length === 0) return [];
    const members = await activeMembers(tx);
    return [...new Set(wanted.flatMap((pseudonym) => members.filter(this.recogniser(tx.tenantId!, pseudonym))))];
  }

  /** What recognises this member in a thread. */
  keyOf(tenantId: TenantId, threadId: string, memberId: MemberId, canBeUnmasked: boolean): Buffer {
    return authorKey(this.threadSecret(tenantId, threadId), memberId, canBeUnmasked);
  }

  private recogniser(tenantId: TenantId, pseudonym: Known): (memberId: MemberId) => boolean {
    const secret = this.threadSecret(tenantId, pseudonym.threadId);
    const known = Buffer.from(pseudonym.authorKey, 'hex');
    return (memberId) => [false, true].some((canBeUnmasked) => timingSafeEqual(authorKey(secret, memberId, canBeUnmasked), known));
  }

  private threadSecret(tenantId: TenantId, threadId: string): Buffer {
    return this.keys.secretOf('anonymous author', `${tenantId} ${threadId}`);
  }

  private async pseudonym(tx: Tx, actor: Actor, { threadId, spaceId, isAsker }: { threadId: string; spaceId: string; isAsker: boolean }, { acceptsUnmasking }: Signing): Promise<string> {
    const { isPossible, canBeUnmasked } = (await rulesIn(within(tx), actor.tenantId, [spaceId])).of(spaceId);
    if (!isPossible) refuse(new AnonymityOff());
    // Somebody whose page was opened before the community changed its mind has not read the sentence above the button.
    if (canBeUnmasked && !acceptsUnmasking) refuse(new UnmaskingNotAccepted());
    return pseudonymFor(tx, { threadId, isAsker, authorKey: this.keyOf(actor.tenantId, threadId, actor.id, canBeUnmasked), memberId: canBeUnmasked ? actor.id : null });
  }
}

const named = (tx: Tx, actor: Actor): Signature => ({ id: newId(tx.now.getTime()), authorId: actor.id, pseudonymId: null, at: tx.now });

/** Where authors can be unmasked it is another one, so that an older text of the same thread is not unmasked together with a newer one. */
const authorKey = (threadSecret: Buffer, memberId: MemberId, canBeUnmasked: boolean): Buffer => createHmac('sha256', threadSecret).update(`${memberId} ${canBeUnmasked ? 'can be unmasked' : ''}`).digest();
