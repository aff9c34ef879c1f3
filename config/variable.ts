import { z } from 'zod';

export const PROFILES = ['demo', 'development', 'production'] as const;
export type Profile = (typeof PROFILES)[number];

/** One setting: everything that is to be said of a variable is said here. */
export interface Variable {
  readonly schema: z.ZodType;
  readonly about: string;
  readonly example: string;
  /** What the start assumes when the variable is absent; never set on a secret. */
  readonly fallback?: string;
  /** Outside production an absent secret is drawn once and kept in the data folder. */
  readonly generated?: true;
  /** Absent is a meaningful answer in every profile. */
  readonly optional?: true;
  /** Production does not start without it, whatever its fallback. */
  readonly requiredInProduction?: true;
  /**
   * The processes that are handed it under its own name. Those that take it under another name, or
   * computed, are written out in `directusEnvironment` and `portalEnvironment`.
   */
  readonly reaches?: readonly ('directus' | 'portal')[];
}

export const port = z.coerce.number().int().min(1).max(65535);
export const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
export const secret = z.string().min(32, 'at least 32 characters');
