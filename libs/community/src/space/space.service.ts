import { Injectable } from '@nestjs/common';
import { type Page, type PageArgs, invalidInput, notFound, refuse } from '#kernel';
import type { Actor } from '#graphql-kit';
import { once } from '#identity';
import { TenantDb, type Tx } from '#tenancy';
import { SpaceChanged } from '../events.js';
import { type Viewer, within } from '../viewer.js';
import { assertConsent } from '../moderation/rules/consent.js';
import { keepWriters, readersAfter } from './access.queries.js';
import { SpaceRole } from './people/people.entity.js';
import { addPeople } from './people/people.queries.js';
import { approveOpenRequests, hasOpenRequests } from './request/request.queries.js';
import { Space, SpaceAccess, type SpaceId, SpaceLevel } from './space.entity.js';
import { type CreateSpaceInput, type EditSpaceInput, RequestsWaiting, SpaceAccessPreview, SpaceInUse } from './space.graphql.js';
import { insertSpace, lockSpace, placeSpace, setArchived, spacePage, spacesByIds, updateSpace } from './space.queries.js';
import { accessChange } from './space.rules.js';

const taken = () => invalidInput('input.name', 'TAKEN', { ja: 'この名前のスペースはすでにあります(保管されたものも含みます)。', en: 'There is a space with this name already, or one in the archive.' });

@Injectable()
export class SpaceService {
  constructor(private readonly db: TenantDb) {}

  page(viewer: Viewer, args: PageArgs, isArchived: boolean): Promise<Page<Space>> {
    return spacePage(this.db, viewer, args, isArchived);
  }

  /** Those that the viewer finds. */
  byIds(viewer: Viewer, ids: readonly string[]): Promise<Space[]> {
    return spacesByIds(this.db, viewer, ids);
  }

  /** @throws NOT_FOUND */
  async get(viewer: Viewer, id: SpaceId): Promise<Space> {
    const [space] = await spacesByIds(this.db, viewer, [id]);
    if (!space) throw notFound();
    return space;
  }

  create(actor: Actor, input: CreateSpaceInput): Promise<Space> {
    return this.db.write(async (tx) => {
      await assertConsent(tx, actor);
      const id = await once(tx, { memberId: actor.id, operation: 'createSpace', key: input.idempotencyKey, input }, () => this.make(tx, actor, input));
      return found(tx, actor, id);
    });
  }

  edit(actor: Actor, { spaceId, name, description, access, level, question }: EditSpaceInput): Promise<Space> {
    return this.change(actor, spaceId, async (tx, before) => {
      await assertConsent(tx, actor);
      const said = (now: string | undefined, then: string | null): string | null => (now === undefined ? then : now || null);
      const after = { name: name ?? before.name, description: said(description, before.description), access: access ?? before.access, level: level ?? before.level, question: said(question, before.question) };
      if (after.access !== before.access) await this.changeAccess(tx, actor, spaceId, before, after.access);
      if (!(await updateSpace(tx, spaceId, after))) throw taken();
    });
  }

  /** @throws NOT_FOUND */
  async preview(actor: Actor, spaceId: SpaceId, access: SpaceAccess): Promise<SpaceAccessPreview> {
    const counts = await readersAfter(this.db, actor.tenantId, spaceId, access, actor.id);
    if (!counts) throw notFound();
    return Object.assign(new SpaceAccessPreview(), counts, { access });
  }

  move(actor: Actor, spaceId: SpaceId, afterId: SpaceId | undefined): Promise<Space> {
    return this.db.write(async (tx) => {
      if (!(await placeSpace(tx, spaceId, afterId))) throw notFound();
      return found(tx, actor, spaceId);
    });
  }

  /** Twice changes nothing: a retry needs no key. */
  archive(actor: Actor, spaceId: SpaceId): Promise<Space> {
    return this.change(actor, spaceId, async (tx, { isArchived, purpose }) => {
      if (purpose) refuse(new SpaceInUse());
      if (!isArchived) await setArchived(tx, spaceId, tx.now);
    });
  }

  restore(actor: Actor, spaceId: SpaceId): Promise<Space> {
    return this.change(actor, spaceId, (tx) => setArchived(tx, spaceId, null));
  }

  private change(actor: Actor, spaceId: SpaceId, work: (tx: Tx, before: NonNullable<Awaited<ReturnType<typeof lockSpace>>>) => Promise<unknown>): Promise<Space> {
    return this.db.write(async (tx) => {
      const before = await lockSpace(tx, spaceId);
      if (!before) throw notFound();
      await work(tx, before);
      await tx.publish(SpaceChanged, { spaceId });
      return found(tx, actor, spaceId);
    });
  }

  private async changeAccess(tx: Tx, actor: Actor, spaceId: SpaceId, { access: from, purpose }: { access: SpaceAccess; purpose: string | null }, to: SpaceAccess): Promise<void> {
    if (purpose) refuse(new SpaceInUse());
    const { keepsWriters, approvesRequests, needsAnswers } = accessChange(from, to);
    if (needsAnswers && (await hasOpenRequests(tx, spaceId))) refuse(new RequestsWaiting());
    if (keepsWriters) await keepWriters(tx, spaceId, actor.id);
    if (approvesRequests) await approveOpenRequests(tx, spaceId, actor.id);
  }

  private async make(tx: Tx, actor: Actor, { name, description, access = SpaceAccess.OPEN, level = SpaceLevel.MENTIONS }: CreateSpaceInput): Promise<Space> {
    const space = await insertSpace(tx, { name, description: description || null, access, level });
    if (!space) throw taken();
    // Whoever makes it stays in it, also when they no longer run the community.
    if (access !== SpaceAccess.OPEN) await addPeople(tx, space.id, [actor.id], SpaceRole.KEEPER);
    return space;
  }
}

const found = async (tx: Tx, viewer: Viewer, id: string): Promise<Space> => (await spacesByIds(within(tx), viewer, [id]))[0]!;
