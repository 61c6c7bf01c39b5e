import { Injectable } from '@nestjs/common';
import { type AccountId, type Locale, invalidInput, newId } from '#kernel';
import type { Actor } from '#graphql-kit';
import { Founding, LocaleName, type Member, type Tenant, TenantKind } from '#identity';
import { TenantDb, type Tx } from '#tenancy';
import { PostKind } from '../post/post.entity.js';
import { writePost } from '../post/post.queries.js';
import { SpaceRole } from '../space/people/people.entity.js';
import { addPeople } from '../space/people/people.queries.js';
import { SpaceAccess, type SpaceId } from '../space/space.entity.js';
import { insertSpace } from '../space/space.queries.js';
import { CommunityStart, type StartCommunityInput } from './template.graphql.js';
import type { CommunityTemplateData, SpaceTemplate } from './template.js';
import { TEMPLATES, chosenSpaces, firstEvening } from './templates.js';

/** Starts communities that are not empty, and remembers with what until the first steps are taken. */
@Injectable()
export class TemplateService {
  constructor(
    private readonly founding: Founding,
    private readonly db: TenantDb,
  ) {}

  start(account: AccountId, input: StartCommunityInput, callersLocale: Locale): Promise<Tenant> {
    const template = TEMPLATES[input.kind];
    const spaces = chosenSpaces(template, input.spaces);
    if (!spaces) throw invalidInput('input.spaces', 'UNKNOWN_SPACE', { ja: 'このひな形にないスペースが含まれています。', en: 'The template has no such space.' });
    const locale = input.locale ? (input.locale === LocaleName.EN ? 'en' : 'ja') : callersLocale;
    return this.founding.found(account, input, (tx, owner) => furnish(tx, owner, input.kind, template, spaces, locale));
  }

  /** Undefined once the steps are done, and where a community was not started from a template. */
  async steps(actor: Actor): Promise<CommunityStart | undefined> {
    const [row] = await this.db.readOne<{ locale: Locale; kind: TenantKind; firstEventOn: Date; startedAt: Date; newcomerCount: number }>(
      `SELECT c.locale, c.kind, c.first_event_on AS "firstEventOn", c.started_at AS "startedAt",
         (SELECT count(*)::int FROM member m WHERE m.tenant_id = $1 AND m.state = 'ACTIVE' AND m.role <> 'GUEST' AND m.id <> c.started_by) AS "newcomerCount"
       FROM community_start c WHERE c.tenant_id = $1 AND c.finished_at IS NULL`,
      [actor.tenantId],
      'community_start',
    );
    if (!row) return undefined;
    const { title, description, minutes } = TEMPLATES[row.kind].firstEvent;
    const firstEvent = { title: title[row.locale], description: description[row.locale], startsAt: row.firstEventOn, endsAt: new Date(row.firstEventOn.getTime() + minutes * 60_000) };
    return Object.assign(new CommunityStart(), { startedAt: row.startedAt, newcomerCount: row.newcomerCount, firstEvent });
  }

  async finish(): Promise<void> {
    await this.db.write((tx) => tx.execute('UPDATE community_start SET finished_at = coalesce(finished_at, $2) WHERE tenant_id = $1', [tx.tenantId, tx.now]));
  }
}

async function furnish(tx: Tx, owner: Member, kind: TenantKind, { posts }: CommunityTemplateData, spaces: readonly SpaceTemplate[], locale: Locale): Promise<void> {
  const ids = new Map<string, SpaceId>();
  for (const { key, name, description, access = SpaceAccess.OPEN, level } of spaces) {
    const space = await insertSpace(tx, { name: name[locale], description: description[locale], access, ...(level ? { level } : {}) });
    ids.set(key, space!.id);
    if (access !== SpaceAccess.OPEN) await addPeople(tx, space!.id, [owner.id], SpaceRole.KEEPER);
  }
  // A minute apart, so that what everybody should read first stays on top.
  for (const [i, { space, title, text }] of posts.entries()) {
    const spaceId = ids.get(space);
    const at = new Date(tx.now.getTime() - i * 60_000);
    if (spaceId) await writePost(tx, { spaceId, authorId: owner.id, title: title[locale], text: text[locale], kind: PostKind.TALK, at });
  }
  await tx.execute('INSERT INTO community_start (tenant_id, id, locale, kind, started_by, first_event_on, started_at) VALUES ($1, $2, $3, $4, $5, $6, $7)', [tx.tenantId, newId(tx.now.getTime()), locale, kind, owner.id, firstEvening(tx.now), tx.now]);
}
