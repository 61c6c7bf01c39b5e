const PERSON = (alias) => `json_build_object('id', ${alias}.id, 'displayName', ${alias}.display_name, 'department', ${alias}.department)`;
const PERSON_BY = (column) => `(SELECT ${PERSON('m')} FROM member m WHERE m.tenant_id = $1 AND m.id = ${column})`;
const page = (field, order, of) => `
  SELECT json_build_object('data', json_build_object('${field}', json_build_object(
    'nodes', coalesce(json_agg(node ORDER BY place) FILTER (WHERE place <= $3), '[]'),
    'pageInfo', json_build_object('hasNextPage', count(*) > $3, 'endCursor', max(cursor) FILTER (WHERE place = least($3, total)))))) ::text AS json
  FROM (SELECT row_number() OVER (${order}) AS place, count(*) OVER () AS total, * FROM (${of}) AS rows) AS page`;

/** $1 tenant, $2 member, $3 how many. */
export const FEED = page(
  'posts',
  'ORDER BY at DESC, id DESC',
  `SELECT p.published_at AS at, p.id, p.published_at || ' ' || p.id AS cursor, json_build_object(
     'id', p.id, 'title', p.title, 'text', p.text, 'createdAt', p.created_at, 'commentCount', p.comment_count, 'reactions', p.reaction_counts,
     'author', ${PERSON_BY('p.author_id')},
     'comments', json_build_object('nodes', (
       SELECT coalesce(json_agg(json_build_object('id', c.id, 'text', c.text, 'createdAt', c.created_at, 'author', ${PERSON_BY('c.author_id')}) ORDER BY c.created_at, c.id), '[]')
       FROM (SELECT * FROM comment c WHERE c.tenant_id = $1 AND c.post_id = p.id AND c.state = 'PUBLISHED' ORDER BY c.created_at, c.id LIMIT 3) c)),
     'viewerReactions', (SELECT coalesce(json_agg(r.kind), '[]') FROM reaction r WHERE r.tenant_id = $1 AND r.post_id = p.id AND r.member_id = $2)) AS node
   FROM post p WHERE p.tenant_id = $1 AND p.state = 'PUBLISHED' ORDER BY p.published_at DESC, p.id DESC LIMIT $3::int + 1`,
);

export const EVENTS = page(
  'events',
  'ORDER BY at, id',
  `SELECT e.starts_at AS at, e.id, e.starts_at || ' ' || e.id AS cursor, json_build_object(
     'id', e.id, 'title', e.title, 'mode', e.mode, 'startsAt', e.starts_at, 'endsAt', e.ends_at, 'capacity', e.capacity, 'registeredCount', e.registered_count, 'waitlistedCount', e.waitlisted_count,
     'organizer', ${PERSON_BY('e.organizer_id')},
     'viewerRegistration', (SELECT json_build_object('id', r.id, 'state', r.state) FROM registration r WHERE r.tenant_id = $1 AND r.event_id = e.id AND r.member_id = $2)) AS node
   FROM event e WHERE e.tenant_id = $1 AND e.ends_at > now() ORDER BY e.starts_at, e.id LIMIT $3::int + 1`,
);

/** $1 event. The function is the benchmark's own: see ../lib/data.mjs. */
export const REGISTER = `SELECT json_build_object('data', json_build_object('registerForEvent', json_build_object('id', r.id, 'state', r.state)))::text AS json FROM bench_api.register_for_event($1) r`;

/** $1 tenant, $2 member, $3 how many, $4 decade, $5 department. */
export const DIRECTORY = `SELECT json_build_object('data', json_build_object('directoryFacets', bench_api.directory_facets($4, $5), 'allDirectoryEntries', json_build_object(
    'nodes', coalesce(json_agg(json_build_object('shown', shown) ORDER BY place) FILTER (WHERE place <= $3), '[]'),
    'pageInfo', json_build_object('hasNextPage', count(*) > $3, 'endCursor', max(cursor)))))::text AS json
  FROM (SELECT row_number() OVER (ORDER BY sort_key, id) AS place, sort_key || ' ' || id AS cursor, shown FROM directory_entry e
        WHERE e.tenant_id = $1 AND e.level = (SELECT count(*)::int FROM alumni_claim v WHERE v.tenant_id = $1 AND v.member_id = $2 AND v.state = 'VERIFIED') AND decade = $4 AND department = $5
        ORDER BY sort_key, id LIMIT $3::int + 1) page`;
