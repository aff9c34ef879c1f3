import type { Localised } from '@ia/app-kit/locale';

/** The figures a panel may show; those of the win rate are one figure by different groups. */
export const figureTexts = {
  pipeline: { fr: 'Valeur du pipeline', en: 'Pipeline value' },
  forecast: { fr: 'Prévision pondérée par mois', en: 'Weighted forecast by month' },
  'win-rate-month': { fr: 'Taux de succès par mois', en: 'Win rate by month' },
  'win-rate-source': { fr: 'Taux de succès par source', en: 'Win rate by source' },
  'win-rate-owner': { fr: 'Taux de succès par responsable', en: 'Win rate by owner' },
  'win-rate-offer': { fr: 'Taux de succès par offre', en: 'Win rate by offer' },
  'loss-reasons': { fr: 'Motifs de perte', en: 'Loss reasons' },
  cycle: { fr: 'Durée du cycle de vente', en: 'Sales cycle' },
  'stage-time': { fr: 'Durée par étape', en: 'Time per stage' },
  activities: { fr: 'Activités par responsable', en: 'Activities by owner' },
} as const satisfies Record<string, Localised>;

export type ShownFigure = keyof typeof figureTexts;
export const shownFigures = Object.keys(figureTexts).filter(isShownFigure);

export function isShownFigure(key: unknown): key is ShownFigure {
  return typeof key === 'string' && Object.hasOwn(figureTexts, key);
}

export const panelTexts = {
  figure: { fr: 'Chiffre', en: 'Figure' },
  caption: { fr: '{figure}, du {from} au {to}', en: '{figure}, {from} to {to}' },
  captionNow: { fr: '{figure}, aujourd’hui', en: '{figure}, today' },
  none: { fr: 'Non précisé', en: 'Not said' },
  loading: { fr: 'Chargement…', en: 'Loading…' },
  retry: { fr: 'Réessayer', en: 'Try again' },
  nothing: { fr: 'Rien sur cette période.', en: 'Nothing over this period.' },
  download: { fr: 'Télécharger en CSV', en: 'Download as CSV' },
  days: { fr: '{count} j', en: '{count} d' },
} as const satisfies Record<string, Localised>;
