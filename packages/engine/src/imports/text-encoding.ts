/** Encodings of files people export; the last is what spreadsheets on Windows still write. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Raised for a file that is no text, such as a spreadsheet. */
export class NotTextError extends Error {
  override readonly name = 'NotTextError';
}

/** Finds out the encoding while a file streams past. */
export class EncodingDetector {
  #marked: TextEncoding | null = null;
  #utf8: InstanceType<typeof TextDecoder> | null = new TextDecoder('utf-8', { fatal: true });
  #start = true;

  /** @throws NotTextError when the bytes cannot be text. */
  push(bytes: Uint8Array): void {
    if (this.#start && bytes.length > 0) {
      this.#start = false;
      if (bytes[0] === 0xff && bytes[1] === 0xfe) this.#marked = 'utf-16le';
      if (bytes[0] === 0xfe && bytes[1] === 0xff) this.#marked = 'utf-16be';
      if (
        this.#marked === null &&
        bytes.subarray(0, 4096).filter((byte) => byte === 0).length > 8
      ) {
        throw new NotTextError();
      }
    }
    if (this.#marked === null) this.#try(() => this.#utf8?.decode(bytes, { stream: true }));
  }

  /** The encoding, after the last bytes. */
  end(): TextEncoding {
    if (this.#marked !== null) return this.#marked;
    this.#try(() => this.#utf8?.decode());
    return this.#utf8 === null ? 'windows-1252' : 'utf-8';
  }

  #try(decode: () => unknown): void {
    try {
      decode();
    } catch {
      this.#utf8 = null;
    }
  }
}
