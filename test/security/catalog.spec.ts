import { type TestDatabase, cloneDatabase } from '../support/database.js';
import { catalogFindings } from './catalog.js';

describe('the catalog of tables', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await cloneDatabase();
  });
  afterAll(() => db.drop());

  it('gives every table exactly what its class says', async () => {
    expect(await catalogFindings(db)).toEqual([]);
  });

  it.each([
    ['a table without a class', 'CREATE TABLE stray (id int)', /stray: has no declared class/],
    ['row security that is not forced', 'ALTER TABLE post NO FORCE ROW LEVEL SECURITY', /post: row-level security/],
    ['a policy that says "or unset"', `CREATE POLICY leak ON post TO ekkyo_tenant USING (tenant_id = app.tenant_id() OR app.tenant_id() IS NULL)`, /post\.leak: USING/],
    ['a dropped policy', 'DROP POLICY own ON event', /event: the policy of ekkyo_tenant is missing/],
    ['a runtime role that bypasses', 'ALTER ROLE ekkyo_queue BYPASSRLS', /ekkyo_queue: superuser or BYPASSRLS/],
    ['UPDATE on the tenant of a row', 'GRANT UPDATE (tenant_id) ON post TO ekkyo_tenant', /post\.tenant_id: ekkyo_tenant may move rows/],
    ['a grant to a role of another class', 'GRANT SELECT ON credential TO ekkyo_tenant', /credential: ekkyo_tenant may SELECT/],
    ['a unique key across tenants', 'ALTER TABLE post ADD UNIQUE (title)', /post_title_key: unique/],
    ['a view that runs as its owner', 'CREATE VIEW everything AS SELECT * FROM post', /everything: a view/],
    ['a definer function without a path', `CREATE FUNCTION app.peek() RETURNS bigint LANGUAGE sql SECURITY DEFINER AS 'SELECT count(*) FROM post'`, /peek: search_path/],
  ])('finds %s', async (_what, sql, finding) => {
    // Roles belong to the whole server, so every change is rolled back and seen inside its own transaction.
    const findings = await db.rolledBack(sql, catalogFindings);
    expect(findings).toContainEqual(expect.stringMatching(finding));
  });
});
