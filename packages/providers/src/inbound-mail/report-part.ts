export interface ReportPart {
  readonly mimeType: string;
  readonly content: ArrayBuffer | Uint8Array | string;
}

export function textOfPart({ content }: ReportPart): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content);
}
