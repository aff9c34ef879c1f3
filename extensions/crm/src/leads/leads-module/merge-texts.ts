import type { Localised } from '@ia/app-kit/locale';

export const mergeTexts = {
  merge: { fr: 'Fusionner', en: 'Merge' },
  mergeWith: { fr: 'Fusionner avec {name}', en: 'Merge with {name}' },
  title: { fr: 'Fusionner deux leads', en: 'Merge two leads' },
  about: {
    fr: 'Le lead gardé reprend ce qui lui manque, les activités, les notes et les consentements. L’autre est écarté comme doublon ; rien n’en est effacé.',
    en: 'The lead you keep takes over what it lacks, with the activities, notes and consents. The other one is set aside as a duplicate; nothing is deleted.',
  },
  kept: { fr: 'Lead gardé', en: 'Lead to keep' },
  other: { fr: 'Doublon', en: 'Duplicate' },
  swap: { fr: 'Garder l’autre', en: 'Keep the other one' },
  same: {
    fr: 'Leurs informations ne se contredisent pas.',
    en: 'They do not contradict each other.',
  },
  completed: { fr: 'Repris du doublon : {fields}.', en: 'Taken from the duplicate: {fields}.' },
  done: { fr: 'Leads fusionnés.', en: 'Leads merged.' },
} as const satisfies Record<string, Localised>;
