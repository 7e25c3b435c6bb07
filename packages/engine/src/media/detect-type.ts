import { fileTypeFromBuffer } from 'file-type';

/** Types of Microsoft's old formats, which share one container; only the name tells them apart. */
const oldOffice: Readonly<Record<string, string>> = {
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
};

/** How the library names what Meta calls otherwise. */
const metaNames: Readonly<Record<string, string>> = {
  'audio/x-m4a': 'audio/mp4',
  'audio/ogg; codecs=opus': 'audio/ogg',
  'application/ogg': 'audio/ogg',
};

/**
 * The type of a file by its content; names and what a browser says prove nothing. Plain text has no mark
 * of its own: it is text when it decodes as UTF-8 without control characters. Unknown content is
 * `application/octet-stream`.
 */
export async function detectType(bytes: Buffer, fileName: string): Promise<string> {
  const found = await fileTypeFromBuffer(bytes);
  const extension = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  if (found !== undefined) {
    if (found.mime === 'application/x-cfb') return oldOffice[extension] ?? found.mime;
    return metaNames[found.mime] ?? found.mime;
  }
  return isPlainText(bytes) ? 'text/plain' : 'application/octet-stream';
}

function isPlainText(bytes: Buffer): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    return text !== '' && !/[\u0000-\u0008\u000e-\u001f]/.test(text);
  } catch {
    return false;
  }
}
