/** A file somebody sent, as it came. */
export interface ReceivedFile {
  /** Null when it was sent without one. */
  readonly name: string | null;
  readonly bytes: Uint8Array;
  /** The rest of it never came: the mail was cut at the bound of what is read. */
  readonly isCut?: boolean;
}

/** Why a file was not kept as it came, in the words of `activities.file_remarks`. */
export const fileReasons = [
  'executable',
  'macros',
  'empty',
  'cut',
  'too_large',
  'too_many',
  'unreachable',
] as const;

export type FileReason = (typeof fileReasons)[number];

/** What is told of a file on the timeline; with `url`, where it still is. */
export interface FileRemark {
  readonly name: string;
  readonly reason: FileReason;
  readonly url?: string | undefined;
}

export const fileLimits = {
  /** Of one mail or form. */
  files: 20,
  /** Links of a form that are followed. */
  links: 10,
  bytes: 15 * 1_048_576,
} as const;
