/** How many words of a search count; whatever is behind them is passed over. */
const mostWords = 10;

/** The words of a search, each once. All of them have to stand in what is found, in whatever order. */
export function searchWords(search: string): string[] {
  const words = search.split(/\s+/).filter((word) => word !== '');
  return [...new Set(words)].slice(0, mostWords);
}
