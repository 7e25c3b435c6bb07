/** One line of the list of problems. */
export interface ProblemLine {
  name: string;
  id: string;
  language: string;
  problem: string;
}

/** Problems as a file for spreadsheets, which need the byte-order mark to see UTF-8. */
export function problemsCsv(heads: readonly string[], lines: readonly ProblemLine[]): string {
  const rows = lines.map(({ name, id, language, problem }) => [name, id, language, problem]);
  return `\uFEFF${[heads, ...rows].map((cells) => cells.map(quoted).join(',')).join('\r\n')}\r\n`;
}

/** A cell that begins like a formula is shown as text, so that no name can run one. */
function quoted(cell: string): string {
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
