import { fileLimits } from '../files/received-file.ts';
import { DEEPEST_JSON, depthOfText } from '../text/json-depth.ts';
import { nestNames } from './nest-names.ts';

/** A file a form tool keeps, and where. */
export interface FileLink {
  readonly name: string | null;
  readonly url: string;
}

/** What the tools call a question whose answer is a file (lower case, signs left out). */
const FILE_TYPES = new Set([
  ...['fileupload', 'file', 'files', 'fileurl', 'upload', 'uploads', 'controlfileupload'],
  ...['attachment', 'attachments', 'signature', 'fileuploadfield', 'acffile'],
]);

/** Where the tools keep what was sent by a form, when the answer is its address alone. */
const UPLOADS: readonly RegExp[] = [
  /^https:\/\/(?:[\w-]+\.)?jotform\.com\/uploads\//i,
  /^https:\/\/api\.typeform\.com\/(?:forms|responses)\//i,
  /^https:\/\/storage\.tally\.so\//i,
  /^https?:\/\/[^/\s]+\/(?:[\w.~/-]{0,200}\/)?wp-content\/uploads\//i,
  /^https:\/\/(?:[\w-]{1,60}\.){0,5}(?:hubspotusercontent[\w-]*\.(?:net|com)|hubspot\.com\/form-integrations)\//i,
  // Of many other things as well: an address that ends as a file does.
  /^https:\/\/(?:[\w-]{1,60}\.){0,5}(?:webflow\.com|website-files\.com|wixstatic\.com|usrfiles\.com|cloudfront\.net|amazonaws\.com)\/[^?#]*\.[a-z0-9]{2,5}(?:[?#]|$)/i,
];

const MAX_VISITS = 5000;
const MAX_DEPTH = 8;
const MAX_URL = 2000;

/**
 * The files a form names by their address: answers of questions that ask for one, lists of
 * `{name, url}`, and addresses where form tools keep uploads. Any other address somebody typed is
 * left alone. Each once, no more than are followed.
 */
export function findFileLinks(form: unknown): FileLink[] {
  const search = new Search();
  search.visit(isRecord(form) ? nestNames(form) : form, { isFile: false, depth: 0 });
  return [...search.found.values()].slice(0, fileLimits.links);
}

interface Where {
  /** Inside the answer to a question that asks for a file. */
  readonly isFile: boolean;
  readonly depth: number;
}

class Search {
  readonly found = new Map<string, FileLink>();
  #visits = 0;

  visit(value: unknown, { isFile, depth }: Where): void {
    this.#visits += 1;
    if (this.#visits > MAX_VISITS || depth > MAX_DEPTH) return;
    const next = { isFile, depth: depth + 1 };
    if (typeof value === 'string') this.#visitText(value, next);
    else if (Array.isArray(value)) for (const one of value) this.visit(one, next);
    else if (isRecord(value)) this.#visitObject(value, next);
  }

  #visitText(text: string, where: Where): void {
    const trimmed = text.trim();
    if (/^[[{]/.test(trimmed)) {
      this.visit(opened(trimmed), where);
      return;
    }
    // Several files of one answer come with commas or lines between them.
    for (const part of trimmed.slice(0, 20_000).split(/[\s,]{1,5}(?=https?:)/)) {
      if (where.isFile || UPLOADS.some((place) => place.test(part))) this.#add(part, null);
    }
  }

  #visitObject(value: Readonly<Record<string, unknown>>, { isFile, depth }: Where): void {
    const type = String(value.type ?? '')
      .toLowerCase()
      .replace(/[^a-z]/g, '');
    const isAsked = isFile || FILE_TYPES.has(type);
    const name = [value.name, value.filename, value.fileName, value.file_name].find(isText) ?? null;
    if (isText(value.url) && (isAsked || 'mimeType' in value || 'size' in value)) {
      this.#add(value.url, name);
      return;
    }
    for (const [key, one] of Object.entries(value)) {
      // What a form shows of its own is none of its files.
      if (key !== 'definition' && !(isAsked && BESIDE.has(key)))
        this.visit(one, { isFile: isAsked, depth });
    }
  }

  #add(text: string, name: string | null): void {
    const url = text.trim();
    if (url.length > MAX_URL || !/^https?:\/\//i.test(url) || !URL.canParse(url)) return;
    if (!this.found.has(url)) this.found.set(url, { name, url });
  }
}

/** Of a question, beside its answer. */
const BESIDE = new Set(['key', 'label', 'title', 'type', 'id', 'ref', 'field', 'question', 'name']);

/** The last word of an address, as a name; null when it has none. */
export function nameInLink(url: string): string | null {
  const last = new URL(url).pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last) || null;
  } catch {
    return last || null;
  }
}

function opened(text: string): unknown {
  if (depthOfText(text) > DEEPEST_JSON) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
