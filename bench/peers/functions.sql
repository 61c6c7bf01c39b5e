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
