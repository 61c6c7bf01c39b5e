const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The uuid within whatever a server shows as an id. */
export function localId({ rowId, id }) {
  const uuid = UUID.exec(rowId ?? id) ?? UUID.exec(Buffer.from(id, 'base64url').toString());
  return uuid[0];
}

export const time = (text) => new Date(text).toISOString();

/** A list, however it is wrapped; one thing or none counts as a list too. */
export const nodesOf = (value) => (value == null ? [] : (value.nodes ?? (Array.isArray(value) ? value : [value])));
