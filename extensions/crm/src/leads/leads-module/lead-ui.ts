import { type Fillings, fillText } from '@ia/app-kit/fill-text';
import type { Localised } from '@ia/app-kit/locale';
import type { Locale } from '@ia/core';
import { type InjectionKey, inject, type Ref } from 'vue';
import type { Named } from '../contract.ts';

/** What the parts of the screen share: the language, and who leads are given to. */
export interface LeadUi {
  readonly locale: Ref<Locale>;
  readonly owners: Ref<readonly Named[]>;
  readonly say: (text: Localised, fillings?: Fillings) => string;
}

export const leadUiKey: InjectionKey<LeadUi> = Symbol('leads');

export function makeLeadUi(locale: Ref<Locale>, owners: Ref<readonly Named[]>): LeadUi {
  return { locale, owners, say: (text, fillings) => fillText(text, locale.value, fillings) };
}

export function useLeadUi(): LeadUi {
  const ui = inject(leadUiKey);
  if (!ui) throw new Error('A part of the leads screen is used outside of it.');
  return ui;
}
