import { directorySql } from '../lib/directory-data.mjs';
import { localId } from '../lib/shape.mjs';

const PRODUCT = `query Directory($first: Int!, $filter: DirectoryFilter) {
  directory(first: $first, filter: $filter) {
    totalCount
    facets { decades { value count } departments { value count } regions { value count } openTo { value count } }
    nodes { id displayName kana employedUntil lastDepartment headline region openTo knownFor }
    pageInfo { hasNextPage endCursor }
  }
}`;

const POSTGRAPHILE = `query Directory($first: Int!, $decade: Int!, $department: String!) {
  allDirectoryEntries(first: $first, orderBy: [SORT_KEY_ASC, ROW_ID_ASC], condition: { level: 1, decade: $decade, department: $department }) {
    nodes { shown }
    pageInfo { hasNextPage endCursor }
  }
  directoryFacets: benchApiDirectoryFacets(decadeChosen: $decade, departmentChosen: $department)
}`;

const FACETS = Array.from({ length: 24 }, (_, i) => ({ decade: 1980 + 10 * (i % 5), department: `第${(i * 5) % 12}部` }));

/** Verified people of one network of 100,000, each with two facets of their own choice. */
async function plan(world) {
  await world.admin.query(directorySql());
  await world.admin.query('VACUUM ANALYZE directory_entry, directory_count, directory_key, alumni_claim');
  const readers = world.people.filter(({ tenant, n }) => tenant === 0 && n > 1);
  const items = FACETS.flatMap((filter, i) => readers.slice(0, 8).map((_, j) => ({ person: readers[(i + j) % readers.length], argument: { first: 20, filter } })));
  const samples = FACETS.slice(0, 6).map((filter, i) => ({ person: readers[i % readers.length], argument: { first: i % 2 ? 20 : 5, filter } }));
  return { items, samples, counted: [20, 20, 50].map((first) => ({ person: readers.at(-1), argument: { first, filter: FACETS[0] }, label: `first: ${first}` })) };
}

export const directory = {
  name: 'directory',
  title: 'directory: 20 of 100,000 people by two facets, with the counts of all facets',
  plan,
  requests: {
    product: (_person, { first, filter }) => ({ body: { query: PRODUCT, variables: { first, filter } } }),
    postgraphile: (_person, { first, filter }) => ({ body: { query: POSTGRAPHILE, variables: { first, ...filter } } }),
    limit: (_person, { first, filter }) => ({ path: '/directory', body: { first, ...filter } }),
  },
  read({ data }) {
    const { nodes, pageInfo } = data.directory ?? data.allDirectoryEntries;
    const counts = parsed(data.directoryFacets) ?? { total: data.directory.totalCount, ...data.directory.facets };
    const { total, decades, departments, regions, openTo } = counts;
    return { people: nodes.map((node) => readPerson(parsed(node.shown) ?? node)), hasNextPage: pageInfo.hasNextPage, total, decades, departments, regions, openTo: openTo.filter(({ count }) => count > 0) };
  },
  targets: { postgraphile: 1.4 },
};

const parsed = (json) => (typeof json === 'string' ? JSON.parse(json) : json);

const readPerson = ({ id, displayName, kana, employedUntil, lastDepartment, headline, region, openTo, knownFor }) => ({ id: localId({ id }), displayName, kana, employedUntil, lastDepartment, headline, region, openTo, knownFor });
