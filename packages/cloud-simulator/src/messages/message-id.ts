/**
 * Message ids in Meta's form: base64 of the person's number and twenty hexadecimal characters. The
 * last twelve of those are our sequence number, the first eight tell one simulator's file from
 * another's, so an id leads to its message without an index.
 */
export interface MessageIds {
  /** The `wamid` of message number `seq` with the person `waId`. */
  make: (waId: string, seq: number) => string;
  /** The sequence number behind an id; null when the id is not of this simulator. */
  read: (id: string) => { waId: string; seq: number } | null;
}

export function createMessageIds(mark: string): MessageIds {
  return {
    make(waId, seq) {
      const length = String.fromCharCode(waId.length);
      const tail = `${mark}${seq.toString(16).toUpperCase().padStart(12, '0')}`;
      const bytes = `\u001c\u0018${length}${waId}\u0015\u0002\u0000\u0011\u0018\u0014${tail}\u0000`;
      return `wamid.${Buffer.from(bytes, 'latin1').toString('base64')}`;
    },
    read(id) {
      if (!id.startsWith('wamid.')) return null;
      const bytes = Buffer.from(id.slice(6), 'base64').toString('latin1');
      const match =
        // oxlint-disable-next-line no-control-regex -- the id's form is made of such bytes
        /^\u001c\u0018[\s\S](\d{7,15})\u0015\u0002\u0000\u0011\u0018\u0014([0-9A-F]{8})([0-9A-F]{12})\u0000$/.exec(
          bytes,
        );
      if (!match || match[2] !== mark) return null;
      return { waId: match[1] ?? '', seq: Number.parseInt(match[3] ?? '', 16) };
    },
  };
}
