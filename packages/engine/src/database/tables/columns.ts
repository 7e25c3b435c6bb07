import type { ColumnType, JSONColumnType } from 'kysely';

/** A column the database fills and nobody changes. */
export type Timestamp = ColumnType<Date, Date, Date>;
export type NullableTimestamp = ColumnType<Date | null, Date | null | undefined, Date | null>;
export type Json<T extends object | null> = JSONColumnType<T>;
export type JsonObject = Record<string, unknown>;
