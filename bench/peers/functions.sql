-- What PostGraphile and the limit call where a table and its policies do not say enough.
CREATE SCHEMA bench_api;
GRANT USAGE ON SCHEMA bench_api TO ekkyo_tenant;

-- Who registers is the member whom the server set in app.member_id, never one that the client names.
CREATE FUNCTION bench_api.register_for_event(event_id uuid) RETURNS registration LANGUAGE plpgsql VOLATILE AS $$
#variable_conflict use_column
DECLARE
  tenant uuid := app.tenant_id();
  member uuid := current_setting('app.member_id')::uuid;
  e event;
  mine registration;
BEGIN
  SELECT * INTO e FROM event x WHERE x.tenant_id = tenant AND x.id = register_for_event.event_id FOR UPDATE;
  IF NOT FOUND THEN RAISE 'NOT_FOUND'; END IF;
  SELECT * INTO mine FROM registration x WHERE x.tenant_id = tenant AND x.event_id = e.id AND x.member_id = member;
  IF e.cancelled_at IS NOT NULL THEN RAISE 'EVENT_CANCELLED'; END IF;
  IF mine.state <> 'CANCELLED' THEN RAISE 'ALREADY_REGISTERED'; END IF;
  IF now() >= e.registration_closes_at THEN RAISE 'REGISTRATION_CLOSED'; END IF;
  INSERT INTO registration AS r (tenant_id, id, event_id, member_id, state, ticket, created_at, changed_at)
    VALUES (tenant, uuidv7(), e.id, member, CASE WHEN e.registered_count < e.capacity THEN 'REGISTERED' ELSE 'WAITLISTED' END, e.last_ticket + 1, now(), now())
    ON CONFLICT (tenant_id, event_id, member_id) DO UPDATE SET state = excluded.state, ticket = excluded.ticket, created_at = excluded.created_at, changed_at = excluded.changed_at
    RETURNING * INTO mine;
  UPDATE event x SET last_ticket = e.last_ticket + 1, registered_count = x.registered_count + (mine.state = 'REGISTERED')::int, waitlisted_count = x.waitlisted_count + (mine.state = 'WAITLISTED')::int
    WHERE x.tenant_id = tenant AND x.id = e.id;
  INSERT INTO outbox (tenant_id, id, name, payload, created_at)
    VALUES (tenant, uuidv7(), 'events.registration_changed', jsonb_build_object('eventId', e.id, 'registrationId', mine.id, 'memberId', member, 'state', mine.state, 'previousState', NULL, 'cause', mine.state), now());
  RETURN mine;
END $$;

-- The counts of the directory's facets, each as if only the others were chosen: a table and its policies do not say them.
CREATE FUNCTION bench_api.directory_facets(decade_chosen int, department_chosen text) RETURNS jsonb LANGUAGE sql STABLE AS $$
  WITH cell AS MATERIALIZED (SELECT decade, department, region, open_mask, count FROM directory_count WHERE tenant_id = app.tenant_id() AND level = 1 AND count > 0)
  SELECT jsonb_build_object(
    'total', (SELECT coalesce(sum(count), 0)::int FROM cell WHERE decade = decade_chosen AND department = department_chosen),
    'decades', (SELECT coalesce(jsonb_agg(x), '[]') FROM (SELECT decade::text AS value, sum(count)::int AS count FROM cell WHERE decade IS NOT NULL AND department = department_chosen GROUP BY decade ORDER BY cell.decade DESC LIMIT 50) x),
    'departments', (SELECT coalesce(jsonb_agg(x), '[]') FROM (SELECT department AS value, sum(count)::int AS count FROM cell WHERE department IS NOT NULL AND decade = decade_chosen GROUP BY department ORDER BY 2 DESC, 1 LIMIT 50) x),
    'regions', (SELECT coalesce(jsonb_agg(x), '[]') FROM (SELECT region AS value, sum(count)::int AS count FROM cell WHERE region IS NOT NULL AND decade = decade_chosen AND department = department_chosen GROUP BY region ORDER BY 2 DESC, 1 LIMIT 50) x),
    'openTo', (SELECT jsonb_agg(jsonb_build_object('value', flag, 'count', (SELECT coalesce(sum(count), 0)::int FROM cell WHERE open_mask & (1 << (i::int - 1)) > 0 AND decade = decade_chosen AND department = department_chosen)) ORDER BY i)
               FROM unnest(ARRAY['REHIRE','CONTRACT','REFERRAL','MENTOR','SPEAK']) WITH ORDINALITY AS f(flag, i)))
$$;
