/** Message-IDs of a header (`References`, `In-Reply-To`), in the order written. */
export function messageIds(text: string | undefined): string[] {
  return [...(text ?? '').matchAll(/<([^<>\s]{3,900})>/g)].flatMap(([, id]) => (id ? [id] : []));
}
