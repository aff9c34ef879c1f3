import { type Fillings, fillText } from '@ia/app-kit/fill-text';
import { useAppLocale } from '@ia/app-kit/use-app-locale';

const texts = {
  title: { fr: 'Connexion au fournisseur', en: 'Connection to the provider' },
  status_none: { fr: 'Non connectée', en: 'Not connected' },
  status_connecting: { fr: 'Connexion en cours', en: 'Being connected' },
  status_active: { fr: 'Connectée', en: 'Connected' },
  status_failed: { fr: 'En échec', en: 'Failed' },
  none: {
    fr: 'Enregistrez le jeton d’accès, puis connectez : l’abonnement est créé chez le fournisseur, surveillé et refait si besoin. L’adresse secrète change ; l’ancienne reste valable une heure.',
    en: 'Save the access token, then connect: the subscription is made at the provider, watched, and made again when needed. The secret address changes; the old one stays good for an hour.',
  },
  scope: { fr: 'Reçoit', en: 'Receives' },
  scope_organization: {
    fr: 'les rendez-vous de l’organisation',
    en: 'bookings of the organisation',
  },
  scope_user: { fr: 'les rendez-vous d’une personne', en: 'bookings of one person' },
  connectedAt: { fr: 'Connectée le', en: 'Connected on' },
  renewedAt: { fr: 'Refaite le', en: 'Made again on' },
  checkedAt: { fr: 'Vérifiée le', en: 'Checked on' },
  tokenEnds: { fr: 'Le jeton expire le', en: 'The token expires on' },
  refreshEnds: { fr: 'Renouvellement possible jusqu’au', en: 'Renewable until' },
  connect: { fr: 'Connecter', en: 'Connect' },
  reconnect: { fr: 'Reconnecter', en: 'Connect again' },
  check: { fr: 'Vérifier maintenant', en: 'Check now' },
  disconnect: { fr: 'Déconnecter', en: 'Disconnect' },
  disconnectLine: {
    fr: 'L’abonnement est supprimé chez le fournisseur : plus rien n’arrive de lui.',
    en: 'The subscription is deleted at the provider: nothing comes from it any more.',
  },
  remove: { fr: 'Supprimer la source', en: 'Remove the source' },
  removeLine: {
    fr: '« {name} » se ferme et son abonnement est supprimé chez le fournisseur. Si elle a déjà reçu quelque chose, elle est arrêtée et garde son historique.',
    en: '“{name}” closes and its subscription is deleted at the provider. If it has received something, it is switched off and keeps its history.',
  },
  cancel: { fr: 'Annuler', en: 'Cancel' },
  retry: { fr: 'Réessayer', en: 'Try again' },
  loading: { fr: 'Chargement…', en: 'Loading…' },
} as const;

export type ConnectionText = keyof typeof texts;

/** The words of a connection in the language of the person. */
export function useTexts() {
  const locale = useAppLocale();
  const say = (text: ConnectionText, fillings?: Fillings) =>
    fillText(texts[text], locale.value, fillings);
  return { locale, say };
}
