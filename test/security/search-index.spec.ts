import { type Queryable, type TestDatabase, cloneDatabase } from '../support/database.js';

interface Reader { name: string; args: string; callers: string[]; config: string[] | null; provolatile: string; source: string }
const COMPARISON = '(e.tenant_id = app.tenant_id()) IS TRUE';

/** Everything by which the entries of all tenants, which the definer role may read, could be read otherwise than by the one function. */
async function findingsAboutIndex(db: Queryable): Promise<string[]> {
  const findings: string[] = [];
  const readers = await db.query<Reader>(
    `SELECT p.proname AS name, pg_get_function_identity_arguments(p.oid) AS args, p.proconfig AS config, p.provolatile, p.prosrc AS source,
       ARRAY(SELECT DISTINCT coalesce(g.rolname::text, 'PUBLIC') FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x LEFT JOIN pg_roles g ON g.oid = x.grantee WHERE x.privilege_type = 'EXECUTE' AND x.grantee <> p.proowner ORDER BY 1) AS callers
     FROM pg_proc p JOIN pg_roles r ON r.oid = p.proowner WHERE p.prosecdef AND r.rolname = 'ekkyo_definer' AND (p.prosrc ~* 'search_(entry|segment)' OR p.prosrc ~* '\\mexecute\\M')`,
  );
  for (const { name, args, callers, config, provolatile, source } of readers) {
    if (name !== 'search_entries') findings.push(`${name}: reads the index as well`);
    if (args !== 'terms text[], any_terms text[], since timestamp with time zone, before_at timestamp with time zone, before_id uuid, wanted integer') findings.push(`${name}(${args}): takes something else than words and a place in time`);
    if (callers.join() !== 'ekkyo_tenant') findings.push(`${name}: may be called by ${callers.join() || 'nobody'}`);
    if (!config?.includes('search_path=pg_catalog, public, pg_temp')) findings.push(`${name}: search_path is not pinned`);
    if (provolatile === 'v') findings.push(`${name}: may write`);
    if (/\bexecute\b/i.test(source)) findings.push(`${name}: makes statements out of strings`);
    // Each look at the entries compares the tenant; the segments are looked at once.
    const looks = source.split('public.search_entry ').length - 1;
    if (looks === 0 || source.split(COMPARISON).length - 1 !== looks || !source.includes('s.tenant_id = app.tenant_id()')) findings.push(`${name}: looks at entries without asking whose they are`);
  }
  if (readers.length !== 1) findings.push(`${readers.length} functions read the index`);

  const rights = await db.query<{ what: string }>(
    `SELECT p.tablename || ': ' || p.cmd || ' ' || coalesce(p.qual, '') AS what FROM pg_policies p WHERE 'ekkyo_definer' = ANY (p.roles) AND p.qual = 'true'
       AND p.tablename NOT IN (SELECT relname FROM pg_class c WHERE obj_description(c.oid) = 'class=secret') ORDER BY 1`,
  );
  if (rights.map(({ what }) => what).join() !== 'search_entry: SELECT true') findings.push(`the definer reads everything of ${rights.map(({ what }) => what).join()}`);
  const grants = await db.query<{ privilege: string }>(`SELECT DISTINCT privilege_type AS privilege FROM information_schema.role_table_grants WHERE grantee = 'ekkyo_definer' AND table_name IN ('search_entry', 'search_segment') AND privilege_type <> 'SELECT'`);
  findings.push(...grants.map(({ privilege }) => `the definer may ${privilege} entries`));

  const roles = await db.query<{ finding: string }>(
    `SELECT 'the definer may sign in' AS finding FROM pg_roles WHERE rolname = 'ekkyo_definer' AND rolcanlogin
     UNION ALL SELECT m.member::regrole || ' may become the definer' FROM pg_auth_members m WHERE m.roleid = 'ekkyo_definer'::regrole AND (SELECT rolcanlogin AND rolname <> 'ekkyo_migrator' FROM pg_roles r WHERE r.oid = m.member)
     UNION ALL SELECT r.rolname || ' may put something into ' || n.nspname FROM pg_roles r CROSS JOIN pg_namespace n
       WHERE r.rolname IN ('ekkyo_tenant', 'ekkyo_identity', 'ekkyo_relay', 'ekkyo_matching', 'ekkyo_platform', 'ekkyo_queue') AND n.nspname IN ('public', 'app', 'pg_catalog') AND has_schema_privilege(r.oid, n.oid, 'CREATE')`,
  );
  return [...findings, ...roles.map(({ finding }) => finding)];
}

describe('the index of search', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await cloneDatabase();
  });
  afterAll(() => db.drop());

  it('is read across tenants by one function, which nobody else can use or imitate', async () => {
    expect(await findingsAboutIndex(db)).toEqual([]);
  });

  const SIGNATURE = 'app.search_entries(text[], text[], timestamptz, timestamptz, uuid, integer)';
  const asDefiner = (name: string, body: string): string => `CREATE FUNCTION ${name} SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp ${body}; ALTER FUNCTION ${name.replace(/ RETURNS.*/, '')} OWNER TO ekkyo_definer`;
  it.each([
    ['a second function that reads it', asDefiner('app.count_entries() RETURNS bigint LANGUAGE sql STABLE', `AS 'SELECT count(*) FROM public.search_entry '`), /count_entries: reads the index as well/],
    ['one that takes any statement', asDefiner('app.run(q text) RETURNS void LANGUAGE plpgsql', `AS 'BEGIN EXECUTE q; END'`).replace('FUNCTION app.run(q text) OWNER', 'FUNCTION app.run(text) OWNER'), /run: makes statements/],
    ['a further caller', `GRANT EXECUTE ON FUNCTION ${SIGNATURE} TO ekkyo_relay`, /may be called by ekkyo_relay,ekkyo_tenant/],
    ['everybody as a caller', `GRANT EXECUTE ON FUNCTION ${SIGNATURE} TO PUBLIC`, /may be called by PUBLIC/],
    ['a path of the caller', `ALTER FUNCTION ${SIGNATURE} RESET search_path`, /search_path is not pinned/],
    ['a wider policy', 'CREATE POLICY wide ON post FOR SELECT TO ekkyo_definer USING (true)', /reads everything of post: SELECT true/],
    ['a role that becomes the definer', 'GRANT ekkyo_definer TO ekkyo_tenant', /ekkyo_tenant may become the definer/],
    ['a place to put an imitation', 'GRANT CREATE ON SCHEMA public TO ekkyo_tenant', /ekkyo_tenant may put something into public/],
  ])('finds %s', async (_what, sql, finding) => {
    expect(await db.rolledBack(sql, findingsAboutIndex)).toContainEqual(expect.stringMatching(finding));
  });

  it('gives nothing to a role without a tenant, and is closed to all others', async () => {
    const call = `SELECT * FROM app.search_entries(ARRAY['x'], NULL, '-infinity', 'infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 100)`;
    expect(await db.rolledBack('SET LOCAL ROLE ekkyo_tenant', (as) => as.query(call))).toEqual([]);
    for (const role of ['ekkyo_identity', 'ekkyo_relay', 'ekkyo_matching', 'ekkyo_platform', 'ekkyo_queue']) await expect(db.rolledBack(`SET LOCAL ROLE ${role}`, (as) => as.query(call))).rejects.toThrow(/permission denied/);
  });
});
