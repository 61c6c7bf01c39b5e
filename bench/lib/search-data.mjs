/**
 * Posts to search in: 5 × 1,000,000, in which words are as frequent as words are (Zipf). Each text stands once in each tenant. Tenants and
 * times are mixed in the tables as they would be by and by.
 */
const EPOCH = Date.parse('2026-01-01T00:00:00Z');
const SEGMENT = 8_192;
const SPACES = 20;

/** Mulberry32: the same numbers in every run. */
function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
const zipf = (random, count) => Math.min(count - 1, Math.floor(Math.exp(random() * Math.log(count + 1)) - 1));

const KATAKANA = 'アイウエオカキクケコサシスセソタチツテトナニノハヒフヘホマミムメモラリルレロワンガギグジズダデドバビブボパピプポー';
const PARTICLES = ['の', 'を', 'に', 'は', 'が', 'で', 'と', 'も', 'から', 'まで', 'について', 'として', 'や'];
const ENDINGS = ['しました。', 'です。', 'と思います。', 'でした。', 'してみたいです。', 'ありがとうございます。', 'でしょうか。', 'ください。', 'があります。'];

function vocabulary(words) {
  const random = numbers(7);
  const pick = (count, of) => Array.from({ length: count }, () => of()).join('');
  const kanji = () => String.fromCodePoint(0x4e00 + ((zipf(random, 2_000) * 10) % 20_000));
  return Array.from({ length: words }, () => (random() < 0.75 ? pick(random() < 0.8 ? 2 : 3, kanji) : pick(3 + Math.floor(random() * 4), () => KATAKANA[Math.floor(random() * KATAKANA.length)])));
}

/** Texts of some 90 characters, each with a title. */
function writer() {
  const words = vocabulary(20_000);
  const random = numbers(1);
  const word = () => words[zipf(random, words.length)];
  const one = (list) => list[Math.floor(random() * list.length)];
  const sentence = () => `${Array.from({ length: 2 + Math.floor(random() * 4) }, () => word() + one(PARTICLES)).join('')}${word()}${random() < 0.05 ? 'AWS' : ''}${one(ENDINGS)}`;
  return () => ({ title: `${word()}${one(PARTICLES)}${word()}`, text: Array.from({ length: 2 + Math.floor(random() * 4) }, sentence).join('') });
}

const HELPERS = (tenants) => `
SET session_replication_role = replica;
CREATE UNLOGGED TABLE bench.text (n int, title text, text text, keys int[]);
INSERT INTO space (tenant_id, id, name, access, position, post_count, created_at)
  SELECT t.id, bench.of('space', t.n, s), '広場 ' || s, CASE WHEN s > 18 THEN 'SECRET' ELSE 'OPEN' END, s, 0, now() FROM bench.tenant t CROSS JOIN generate_series(4, ${SPACES}) AS s WHERE t.n BETWEEN 1 AND ${tenants};
DELETE FROM post WHERE tenant_id IN (SELECT id FROM bench.tenant WHERE n BETWEEN 1 AND ${tenants});`;

/** What is measured runs with the settings of every other benchmark; what is only put in need not survive a crash. */
const CARELESS = { fsync: 'off', full_page_writes: 'off', max_wal_size: '16GB', checkpoint_timeout: '1h', autovacuum: 'off' };
async function carelessly(client, work) {
  const reload = () => client.query('SELECT pg_reload_conf()');
  for (const [name, value] of Object.entries(CARELESS)) await client.query(`ALTER SYSTEM SET ${name} = '${value}'`);
  await reload();
  try {
    await work();
  } finally {
    await client.query('CHECKPOINT');
    for (const name of Object.keys(CARELESS)) await client.query(`ALTER SYSTEM RESET ${name}`);
    await reload();
  }
}

/** Indexes are made when everything is there, sorted, by several processes: kept up row by row they took most of an hour. */
async function withoutIndexes(client, tables, log, work) {
  const { rows } = await client.query(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS made FROM pg_index i
     WHERE i.indrelid = ANY ($1::regclass[]) AND NOT i.indisprimary AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)`,
    [tables],
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  await work();
  await client.query(`SET maintenance_work_mem = '2GB'; SET max_parallel_maintenance_workers = 2`);
  for (const { name, made } of rows) {
    log(`the index ${name}`);
    await client.query(made);
  }
  await client.query('RESET maintenance_work_mem; RESET max_parallel_maintenance_workers');
}

/** How often pairs of kanji stand in the texts, of those that are counted. */
const pairsIn = (text) => text.match(/(?=([\u4e00-\u9fff]{2}))/gu) && [...text.matchAll(/(?=([\u4e00-\u9fff]{2}))/gu)].map(([, pair]) => pair);

/** @returns how many posts have each pair of kanji, in one tenant */
export async function fillSearch(admin, { posts, tenants, termsOf, log }) {
  const client = await admin.connect();
  const frequency = new Map();
  try {
    await client.query(HELPERS(tenants));
    await carelessly(client, () => withoutIndexes(client, ['post', 'search_entry'], log, () => fill(client, { posts, tenants, termsOf, log, frequency })));
    await client.query('DROP TABLE bench.text');
    await client.query('RESET session_replication_role');
    await client.query('VACUUM ANALYZE post, search_entry, search_segment, space');
  } finally {
    client.release();
  }
  return frequency;
}

async function fill(client, { posts, tenants, termsOf, log, frequency }) {
  const write = writer();
  for (let from = 0; from < posts; from += SEGMENT) {
    const rows = Array.from({ length: Math.min(SEGMENT, posts - from) }, (_, i) => ({ n: from + i + 1, ...write() }));
    for (const { title, text } of rows) for (const pair of new Set(pairsIn(`${title}。${text}`) ?? [])) frequency.set(pair, (frequency.get(pair) ?? 0) + 1);
    await client.query(
      {
        name: 'texts',
        text: `INSERT INTO bench.text SELECT x.n, x.title, x.text, app.search_keys(string_to_array(x.terms, ' '), 0) FROM unnest($1::int[], $2::text[], $3::text[], $4::text[]) AS x (n, title, text, terms)`,
      },
      [rows.map((r) => r.n), rows.map((r) => r.title), rows.map((r) => r.text), rows.map((r) => [...termsOf([r.title], [r.text], (word) => word)].join(' '))],
    );
    await segment(client, { from, to: from + rows.length, tenants });
    if ((from / SEGMENT) % 10 === 0) log(`${from + rows.length} of ${posts} posts in each tenant`);
  }
}

/** The texts of one segment, in all tenants, one after the other in time. */
async function segment(client, { from, to, tenants }) {
  const nr = from / SEGMENT + 1;
  const at = `to_timestamp(${EPOCH / 1_000}) + x.n * interval '20 seconds'`;
  const rows = `FROM bench.text x CROSS JOIN bench.tenant t WHERE x.n > ${from} AND x.n <= ${to} AND t.n BETWEEN 1 AND ${tenants} ORDER BY x.n, t.n`;
  const space = `bench.of('space', t.n, 1 + x.n * 7 % ${SPACES})`;
  const author = `bench.of('member', t.n, 1 + x.n * 13 % 100)`;
  await client.query(`INSERT INTO search_segment (tenant_id, id, nr, seed, starts_at, last_at, entry_count)
    SELECT t.id, bench.of('segment', t.n, ${nr}), ${nr}, hashtext(t.id::text || '/' || ${nr}), to_timestamp(${EPOCH / 1_000}) + ${from + 1} * interval '20 seconds', to_timestamp(${EPOCH / 1_000}) + ${to} * interval '20 seconds', ${to - from} FROM bench.tenant t WHERE t.n BETWEEN 1 AND ${tenants}`);
  await client.query(`INSERT INTO post (tenant_id, id, space_id, author_id, title, text, created_at, published_at) SELECT t.id, bench.id(${at}, t.n || ' ' || x.n), ${space}, ${author}, x.title, x.text, ${at}, ${at} ${rows}`);
  await client.query(`INSERT INTO search_entry (tenant_id, id, kind, segment, at, keys)
    SELECT t.id, bench.id(${at}, t.n || ' ' || x.n), 'POST', ${nr}, ${at},
      ARRAY(SELECT k # hashtext(t.id::text || '/' || ${nr}) FROM unnest(x.keys || ARRAY[hashtext('kPOST'), hashtext('s' || ${space}), hashtext('a' || ${author})]) AS k) ${rows}`);
}
