/** Notion signs the addresses of what it keeps, for an hour; nothing else in a page is signed so. */
const SIGNED = /https?:\/\/[^\s"'<>)\]]+[?&]X-Amz-Signature=[^\s"'<>)\]]+/g;

/** The addresses in the Markdown of a page that will die, each once. */
export function hostedAddresses(markdown: string): readonly string[] {
  return [...new Set(markdown.match(SIGNED) ?? [])];
}

/** What stays the same of a signed address each time it is made. */
export function lastingPart(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : url;
}

/** The name a file has in its address. */
export function nameInAddress(url: string): string {
  const last = lastingPart(url).split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last) || 'fichier';
  } catch {
    return last;
  }
}
