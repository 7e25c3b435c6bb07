/** Longer texts are cut: the log has them whole. */
const longestReason = 300;

/** What was thrown, in a line: kind, code and text, without numbers that may be somebody's. */
export function reasonOf(error: unknown): string {
  const text =
    error instanceof Error
      ? [error.name, codeOf(error), error.message].filter(Boolean).join(' ')
      : String(error);
  return text
    .replaceAll('\0', '')
    .replace(/\+?\d{7,}/g, '…')
    .slice(0, longestReason);
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
