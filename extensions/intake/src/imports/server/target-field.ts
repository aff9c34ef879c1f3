import type { ColumnRule } from '@ia/core/imports';
import type { Choice } from '@ia/directus-kit/settings/field-texts';

export interface TargetField {
  readonly field: string;
  readonly label: string;
  readonly as: ColumnRule['as'];
  readonly required: boolean;
  /** Of a reference: where the record it names lives. */
  readonly collection?: string;
  readonly choices?: readonly Choice[];
}
