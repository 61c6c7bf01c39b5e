import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Worker, startWorker } from '../../../notifications/src/testing/worker.js';
import { type Client, type World, startWorld } from '../../../../test/support/world.js';
import { LinkPreviewsModule } from './previews.module.js';

const CREATE_SPACE = 'mutation ($input: CreateSpaceInput!) { createSpace(input: $input) { ... on Space { id } } }';
const CREATE = 'mutation ($input: CreatePostInput!) { createPost(input: $input) { ... on Post { id } } }';
const EDIT = 'mutation ($input: EditPostInput!) { editPost(input: $input) { __typename } }';
const POST = 'query ($id: ID!) { post(id: $id) { linkPreview { url title description siteName } } }';

describe('what stands behind the first link of a post', () => {
  let world: World;
  let worker: Worker;
  let server: Server;
  let author: Client;
  let spaceId: string;
  let page: string;
  beforeAll(async () => {
    server = createServer((request, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end(`<title>${request.url}</title><meta name=description content="説明"><meta property="og:image" content="http://tracker.example/x.png">`));
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    page = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    world = await startWorld();
    worker = await startWorker(world, {}, [LinkPreviewsModule.forRoot({ enabled: true, allowed: ['127.0.0.1'] }) as never]);
    author = await (await world.tenant()).signIn('OPERATOR');
    spaceId = (await author.query(CREATE_SPACE, { input: { name: '雑談' } })).data!.createSpace.id;
  });
  afterAll(async () => {
    await worker.stop();
    await world.close();
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });

  const preview = async (id: string) => (await author.query(POST, { id })).data!.post.linkPreview;
  const create = async (input: object): Promise<string> => (await author.query(CREATE, { input: { spaceId, title: '題', ...input } })).data!.createPost.id;

  it('is looked at once the post can be read, and again when the link is another one', async () => {
    const id = await create({ text: `見てください ${page}/a。あと ${page}/b` });
    const draft = await create({ text: `${page}/c`, isDraft: true });
    await worker.settled();
    expect(await preview(id)).toEqual({ url: `${page}/a`, title: '/a', description: '説明', siteName: '127.0.0.1' });
    expect(await preview(draft)).toBeNull();
    await author.query(EDIT, { input: { id, version: 1, body: { html: `<p>これは<a href="${page}/d">こちら</a></p>` } } });
    await worker.settled();
    expect(await preview(id)).toMatchObject({ url: `${page}/d`, title: '/d' });
    await author.query(EDIT, { input: { id, version: 2, text: 'なくなりました' } });
    await worker.settled();
    expect(await preview(id)).toBeNull();
  });
});
