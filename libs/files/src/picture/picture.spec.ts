import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import sharp, { type Sharp } from 'sharp';
import { fromGlobalId } from '#kernel';
import { runInContext } from '#tenancy';
import { type Client, type TestTenant, type World, startWorld } from '../../../../test/support/world.js';
import type { FileId } from '../file/file.entity.js';
import { Files } from '../file/files.service.js';
import { sendFile } from '../testing/send.js';

const FILE = 'query ($id: ID!) { file(id: $id) { name mediaType byteLength width height url small: thumbnailUrl large: thumbnailUrl(size: LARGE) } }';
/** Left half red, right half blue, so that turning it shows. */
const halves = (width: number, height: number): Sharp =>
  sharp({ create: { width, height, channels: 3, background: '#ff0000' } }).composite([{ input: { create: { width: Math.floor(width / 2), height, channels: 3, background: '#0000ff' } }, left: Math.ceil(width / 2), top: 0 }]);
const SECRET = 'Hana-Planted-1234';
const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>${SECRET}</dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>`;
const EXIF = { IFD0: { Artist: SECRET, Copyright: SECRET, Make: SECRET }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '35/1 41/1 22/1', GPSLongitudeRef: 'E', GPSLongitude: '139/1 41/1 30/1' } };
/** PNG text chunk, by hand: what drawing programs write. */
function withComment(png: Buffer): Buffer {
  const data = Buffer.from(`Author\0${SECRET}`, 'latin1');
  const chunk = Buffer.concat([Buffer.alloc(4), Buffer.from('tEXt'), data, Buffer.alloc(4)]);
  chunk.writeUInt32BE(data.length, 0);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + data.length)), 8 + data.length);
  return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);
}
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

describe('a picture', () => {
  let world: World;
  let north: TestTenant;
  let hana: Client;
  beforeAll(async () => {
    world = await startWorld({ FILE_LIMIT_MB: '3' });
    north = await world.tenant();
    hana = await north.signIn();
  });
  afterAll(() => world.close());

  const send = (bytes: Uint8Array, name: string): ReturnType<typeof sendFile> => sendFile(world, hana, north.slug, bytes, name);
  const get = async (path: string): Promise<Buffer> => Buffer.from(await (await fetch(world.url + path)).arrayBuffer());
  const kept = async (bytes: Uint8Array, name: string) => {
    const { id } = await send(bytes, name);
    const file = (await hana.query(FILE, { id })).data!.file;
    return { ...file, bytes: await get(file.url), small: await get(file.small), large: await get(file.large) } as { name: string; mediaType: string; byteLength: number; width: number; height: number; bytes: Buffer; small: Buffer; large: Buffer };
  };
  const colour = async (bytes: Buffer, left: number, top: number): Promise<string> => {
    const { data } = await sharp(bytes).extract({ left, top, width: 1, height: 1 }).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    return data[0]! > 150 ? 'red' : data[2]! > 150 ? 'blue' : 'other';
  };

  it.each([
    ['JPEG', () => halves(400, 300).jpeg().withExif(EXIF).withXmp(XMP).toBuffer()],
    ['WebP', () => halves(400, 300).webp().withExif(EXIF).withXmp(XMP).toBuffer()],
    ['PNG', async () => withComment(await halves(400, 300).png().withExif(EXIF).withXmp(XMP).toBuffer())],
    ['AVIF', () => halves(400, 300).avif({ effort: 0 }).withExif(EXIF).toBuffer()],
    ['something behind its end', async () => Buffer.concat([await halves(400, 300).jpeg().toBuffer(), Buffer.from(`PK\u0003\u0004 ${SECRET}`)])],
  ])('with a place, a name and a comment in its %s loses them, and shows the same', async (_kind, make) => {
    const original = await make();
    expect(original.includes(SECRET)).toBe(true);
    const file = await kept(original, 'photo.jpg');
    for (const bytes of [file.bytes, file.small, file.large]) {
      expect(bytes.includes(SECRET)).toBe(false);
      const { exif, xmp, iptc, comments } = await sharp(bytes).metadata();
      expect({ exif, xmp, iptc, comments }).toEqual({ exif: undefined, xmp: undefined, iptc: undefined, comments: undefined });
    }
    expect([file.width, file.height, await colour(file.bytes, 10, 10), await colour(file.bytes, 390, 290)]).toEqual([400, 300, 'red', 'blue']);
  });

  it('taken with a turned camera stands upright, also where it is small', async () => {
    const file = await kept(await halves(2_000, 1_500).withMetadata({ orientation: 6 }).jpeg().toBuffer(), 'turned.jpeg');
    expect([file.width, file.height, file.name]).toEqual([1_500, 2_000, 'turned.jpeg']);
    expect([await colour(file.bytes, 700, 5), await colour(file.bytes, 700, 1_990)]).toEqual(['red', 'blue']);
    for (const [bytes, width, height] of [[file.small, 320, 427], [file.large, 1_280, 1_707]] as const) {
      expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width, height });
      expect([await colour(bytes, 100, 5), await colour(bytes, 100, height - 5)]).toEqual(['red', 'blue']);
    }
    expect(file.small.length).toBeLessThan(file.bytes.length);
  });

  it('that is small already is not made larger', async () => {
    const file = await kept(await halves(60, 40).png().toBuffer(), 'icon.png');
    expect([(await sharp(file.small).metadata()).width, (await sharp(file.large).metadata()).width]).toEqual([60, 60]);
  });

  it('that moves goes on moving; its small picture stands still', async () => {
    const frame = (background: string): Promise<Buffer> => sharp({ create: { width: 50, height: 40, channels: 3, background } }).png().toBuffer();
    const gif = await sharp(await Promise.all(['#ff0000', '#00ff00', '#0000ff'].map(frame)), { join: { animated: true } }).gif({ delay: [100, 100, 100] }).toBuffer();
    const file = await kept(gif, 'dance.gif');
    expect(await sharp(file.bytes, { animated: true }).metadata()).toMatchObject({ format: 'gif', pages: 3, pageHeight: 40 });
    expect([file.width, file.height, (await sharp(file.small).metadata()).pages ?? 1]).toEqual([50, 40, 1]);
  });

  it('that calls itself something else gets the ending of what it is', async () => {
    expect(await send(await halves(10, 10).png().toBuffer(), '山.jpg')).toMatchObject({ status: 201, name: '山.png', mediaType: 'image/png' });
  });

  it.each([
    ['with more pixels than anybody can look at', () => sharp({ create: { width: 9_000, height: 9_000, channels: 3, background: '#fff' } }).png().toBuffer(), 'TOO_MANY_PIXELS'],
    ['of which only the beginning came', async () => (await halves(1_000, 1_000).png({ compressionLevel: 0 }).toBuffer()).subarray(0, 90_000), 'NOT_A_PICTURE'],
    ['that is only a signature', () => Promise.resolve(Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.from('<script>alert(1)</script>')])), 'NOT_A_PICTURE'],
    ['that cannot be drawn anew', () => halves(20, 20).tiff().toBuffer(), 'PICTURE_KIND'],
  ])('%s is refused, and nothing of it stays', async (_what, make, reason) => {
    const folders = async () => new Set((await readdir(tmpdir())).filter((name) => name.startsWith('ekkyo-picture-')));
    const before = await folders();
    expect(await send(await make(), 'a.png')).toMatchObject({ status: 400, code: 'INVALID_INPUT', reason });
    const stay = async () => [...(await folders())].filter((name) => !before.has(name));
    // Other suites draw pictures meanwhile; theirs go as well.
    for (let i = 0; i < 200 && (await stay()).length > 0; i++) await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await stay()).toEqual([]);
  });

  it('says how large it may be', async () => {
    expect(await send(await halves(1_200, 1_200).png({ compressionLevel: 0 }).toBuffer(), 'a.png')).toMatchObject({ status: 413, reason: 'TOO_LARGE', field: 'body' });
  });

  it('goes together with its small ones', async () => {
    const files = world.app.get(Files, { strict: false });
    const { id } = await send(await halves(400, 300).jpeg().toBuffer(), 'gone.jpg');
    const { small } = (await hana.query(FILE, { id })).data!.file;
    await runInContext({ tenantId: north.row.id }, () => files.purge(north.row.id, new Date(Date.now() + 1_000)));
    expect((await fetch(world.url + small)).status).toBe(404);
    expect(await readdir(`${world.filesDir}/${north.row.id}`)).toEqual([]);
  });

  it('of somebody who wants to stay unknown forgets its name and who brought it', async () => {
    const files = world.app.get(Files, { strict: false });
    const { id } = await send(await halves(40, 30).jpeg().toBuffer(), `${SECRET}.jpg`);
    const fileId = fromGlobalId(id)!.id as FileId;
    await north.write((tx) => files.attach(tx, fileId, { memberId: hana.member.id, field: 'x', anonymousNumber: 1 }));
    const [row] = await world.db.query<{ name: string }>('SELECT * FROM file WHERE id = $1', [fileId]);
    expect(row).toMatchObject({ name: 'picture-1.jpg', uploader_id: null });
    expect(JSON.stringify(row)).not.toContain(hana.member.id);
  });

  it('takes a bounded amount of memory, however many come at once', async () => {
    const bytes = await halves(6_000, 5_000).jpeg({ quality: 40 }).toBuffer();
    await send(bytes, 'warm.jpg');
    const before = process.memoryUsage().rss;
    let peak = 0;
    const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
    const sent = await Promise.all(Array.from({ length: 8 }, () => send(bytes, 'large.jpg')));
    clearInterval(timer);
    expect(sent.map((s) => s.status)).toEqual(Array.from({ length: 8 }, () => 201));
    // Two of 30 million pixels at a time: eight of them decoded at once would be 720 MB.
    expect((peak - before) / 1_048_576).toBeLessThan(400);
  });
});
