import { Inject, Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { On, type Heard, type PayloadOf } from '#messaging';
import { TenantDb } from '#tenancy';
import type { RichText } from '../document/document.js';
import { linksIn } from '../document/text.js';
import { PostEdited, PostPublished } from '../events.js';
import { type PreviewOptions, fetchPage } from './fetch-page.js';
import { firstAddress, isPage } from './page.js';

export const PREVIEW_OPTIONS = Symbol('link preview options');

/** Looks at what stands behind the first link of a post, once it can be read. */
@Injectable()
export class PreviewHandlers {
  constructor(
    private readonly db: TenantDb,
    @Inject(PREVIEW_OPTIONS) private readonly options: PreviewOptions,
  ) {}

  @On(PostPublished, { handler: 'community.link_preview', outside: true })
  published(event: Heard<PayloadOf<typeof PostPublished>>): Promise<void> {
    return this.look(event.payload.postId);
  }

  @On(PostEdited, { handler: 'community.link_preview_again', outside: true })
  edited(event: Heard<PayloadOf<typeof PostEdited>>): Promise<void> {
    return this.look(event.payload.postId);
  }

  private async look(postId: string): Promise<void> {
    if (!this.options.enabled) return;
    const [post] = await this.db.readOne<{ text: string; body: RichText | null; url: string | null }>(
      `SELECT p.text, p.body, l.url FROM post p LEFT JOIN link_preview l ON l.tenant_id = p.tenant_id AND l.post_id = p.id WHERE p.tenant_id = app.tenant_id() AND p.id = $1 AND p.state = 'PUBLISHED'`,
      [postId],
    );
    if (!post) return;
    const url = (post.body ? linksIn(post.body)[0] : undefined) ?? firstAddress(post.text);
    if ((url ?? null) === post.url) return;
    const page = url !== undefined && isPage(url) ? await fetchPage(url, this.options) : undefined;
    await this.db.write(async (tx) => {
      await tx.execute('DELETE FROM link_preview WHERE tenant_id = $1 AND post_id = $2', [tx.tenantId, postId]);
      if (!page) return;
      await tx.execute(
        `INSERT INTO link_preview (tenant_id, id, post_id, url, title, description, site_name, fetched_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (tenant_id, post_id) DO NOTHING`,
        [tx.tenantId, newId(tx.now.getTime()), postId, url, page.title, page.description, page.siteName, tx.now],
      );
    });
  }
}
