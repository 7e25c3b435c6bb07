/** The content of a file in base64. Rejects when the browser can't read it. */
export function readFile(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      const { result } = reader;
      const comma = typeof result === 'string' ? result.indexOf(',') : -1;
      if (typeof result === 'string' && comma >= 0) resolve(result.slice(comma + 1));
      else reject(new Error('The file could not be read.'));
    });
    reader.addEventListener('error', () => reject(new Error('The file could not be read.')));
    reader.readAsDataURL(file);
  });
}
