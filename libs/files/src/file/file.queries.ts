/** A file's row as its class wants it. */
export const fileColumns = (alias: string): string =>
  `${alias}.tenant_id AS "tenantId", ${alias}.id, ${alias}.name, ${alias}.media_type AS "mediaType", ${alias}.byte_length AS "byteLength", ${alias}.width, ${alias}.height, ${alias}.thumbnails,
   ${alias}.storage_key AS "storageKey", ${alias}.uploader_id AS "uploaderId", ${alias}.loose_since AS "looseSince", ${alias}.created_at AS "createdAt"`;
