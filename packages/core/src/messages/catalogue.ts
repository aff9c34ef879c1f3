import type { ErrorCode } from '../errors.ts';
import type { RemarkCode } from '../imports/remarks.ts';

export type Locale = 'fr' | 'en';

export interface Catalogue {
  readonly errors: Readonly<Record<ErrorCode, string>>;
  /** Labels of the fields people most often have to correct; the others keep their API name. */
  readonly fields: Readonly<Record<string, string>>;
  readonly remarks: Readonly<Record<RemarkCode, string>>;
}
