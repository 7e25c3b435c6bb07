import type { Generated } from 'kysely';

import type { Timestamp } from './columns.ts';

export interface MediaAssetTable {
  id: Generated<string>;
  file_name: string;
  mime_type: string;
  byte_size: number;
  sha256: string;
  origin: 'upload' | 'inbound';
  created_at: Timestamp;
  created_by: string;
}

export interface MediaChunkTable {
  asset_id: string;
  n: number;
  bytes: Buffer;
}

export interface MediaUploadTable {
  asset_id: string;
  sender_id: string;
  media_id: string;
  uploaded_at: Timestamp;
  expires_at: Timestamp;
}

/** A file a person sent, on its way from Meta to us. */
export interface InboundMediumTable {
  bucket: number;
  message_id: string;
  message_created_at: Timestamp;
  sender_id: string;
  media_id: string;
  mime_type: string | null;
  file_name: string | null;
  sha256: string | null;
  state: Generated<'waiting' | 'stored' | 'failed'>;
  asset_id: string | null;
  problem: string | null;
  tries: Generated<number>;
  next_try_at: Timestamp;
  expires_at: Timestamp;
}

/** Tables of media. */
export interface MediaTables {
  media_asset: MediaAssetTable;
  media_chunk: MediaChunkTable;
  media_upload: MediaUploadTable;
  inbound_medium: InboundMediumTable;
}
