import { Column, type ColumnOptions, PrimaryColumn } from 'typeorm';

/** The row's tenant: stamped by the transaction, never by the code, and not part of the API. */
export const TenantColumn = (): PropertyDecorator => PrimaryColumn({ name: 'tenant_id', type: 'uuid', update: false });

export const IdColumn = (): PropertyDecorator => PrimaryColumn({ name: 'id', type: 'uuid', update: false });

/** An instant in UTC with milliseconds: what a JavaScript Date and a cursor can hold exactly. */
export const TimeColumn = (options: ColumnOptions = {}): PropertyDecorator => Column({ type: 'timestamptz', precision: 3, ...options });
