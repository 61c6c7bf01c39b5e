import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import sharp from 'sharp';
import { Files } from '#files';
import type { Actor } from '#graphql-kit';
import { type MemberId, newId } from '#kernel';
import { runInContext } from '#tenancy';
import type { DemoDomain, DemoPlaces } from './domain.js';
import { lifeFile } from './life.js';

/** Drawings beside what people wrote. They are brought as anybody would bring them, so they have their smaller sizes. */
export const pictures: DemoDomain = {
  name: 'pictures',
  async read({ dir, perTenant }) {
    const files = await perTenant('life', lifeFile);
    return {
      async share(places) {
        const wanted = [...files].flatMap(([slug, { pictures: mine }]) => mine.map((picture) => () => hang(places, slug, join(dir, picture.file), picture)));
        // Drawing is done beside the JavaScript, so several at once.
        const lane = async (): Promise<void> => {
          for (let next = wanted.pop(); next; next = wanted.pop()) await next();
        };
        await Promise.all(Array.from({ length: 4 }, lane));
      },
    };
  },
};

async function hang({ as, get, tenantOf }: DemoPlaces, slug: string, file: string, { title, alt }: { title: string; alt: string }): Promise<void> {
  const post = await as(slug, (tx) =>
    tx.first<{ id: string; authorId: MemberId }>(
      `SELECT p.id, p.author_id AS "authorId" FROM post p WHERE p.tenant_id = $1 AND p.title = $2 AND p.state = 'PUBLISHED' AND NOT EXISTS (SELECT FROM attachment a WHERE a.tenant_id = $1 AND a.post_id = p.id)`,
      [tx.tenantId, title],
    ),
  );
  if (!post) return;
  const tenantId = tenantOf(slug).id;
  const png = await sharp(await readFile(file)).png({ palette: true }).toBuffer();
  const author = { id: post.authorId, tenantId } as Actor;
  const { id: fileId } = await runInContext({ tenantId }, () => get(Files).upload(author, { name: encodeURIComponent('写真.png'), length: png.length, bytes: Readable.from([png]) }));
  await as(slug, async (tx) => {
    await get(Files).attach(tx, fileId, { memberId: post.authorId, field: 'pictures' });
    await tx.execute('INSERT INTO attachment (tenant_id, id, post_id, file_id, position, alt) VALUES ($1, $2, $3, $4, 1, $5)', [tx.tenantId, newId(), post.id, fileId, alt]);
  });
}
