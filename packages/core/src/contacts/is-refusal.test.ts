import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { isRefusal } from './is-refusal.ts';

const CASES = new URL('../../../../tests/acquisition/cases/39.json', import.meta.url);
const met: readonly { text: string }[] = JSON.parse(readFileSync(fileURLToPath(CASES), 'utf8'));

describe('an agreement is taken back by', () => {
  test.each([
    ...met.map(({ text }) => text),
    'Stop svp',
    'STOP\n\nMerci',
    'stop 🛑',
    '🛑',
    'S.T.O.P',
    'Stop merci de ne plus m’écrire',
    'STOP, pas intéressé',
    'Stop. Je ne suis pas intéressée, bonne journée',
    'arretez',
    'Arrêtez les messages svp',
    'Désabonnez-moi',
    'désinscrivez moi s’il vous plaît',
    'Merci de me désinscrire',
    'Je veux me désabonner',
    'Je souhaite me désinscrire de votre liste',
    'Ne m’écrivez plus',
    'Ne me contactez plus merci',
    'je ne souhaite plus recevoir vos messages',
    'Plus de messages svp',
    'Retirez-moi de votre liste',
    'unsubscribe please',
    'Unsubscribe me',
    'please remove me from your list',
    'Stop messaging me',
    'Don’t contact me again',
    'no more messages',
    'opt out',
    'Désactiver les promotions',
    'Stop promotions',
    'Je veux être désinscrit',
    'Supprimez-moi de votre base svp',
    'Merci de supprimer mes données, supprimez mes coordonnées',
    'RGPD : effacez mes coordonnées',
    'Bonjour, je m’oppose à la prospection',
    'Laissez-moi tranquille',
    'lâchez-moi',
    'me retirer de votre liste',
  ])('« %s »', (text) => {
    expect(isRefusal(text)).toBe(true);
  });
});

describe('nothing is taken back by', () => {
  test.each([
    '',
    'Oui',
    'Ne stoppez pas !',
    'On ne s’arrête pas là',
    'Surtout n’arrêtez pas',
    'Don’t stop',
    'Je suis à l’arrêt de bus',
    'Stop ou encore ?',
    'On peut arrêter le projet vendredi ?',
    'Nous voulons arrêter notre abonnement chez votre concurrent',
    'Pouvez-vous stopper la tâche 4 ?',
    'Le one-stop-shop nous intéresse',
    'Non stop en ce moment, rappelez lundi',
    'Il faut arrêter la date',
    'Merci pour le message',
    'Je ne veux plus attendre, appelez-moi',
    'Comment désinscrire un utilisateur de ma liste ?',
    'unsubscribe rate is high, can you help?',
    'Pas de message reçu',
    'Le rendez-vous doit être supprimé',
    'Je m’oppose à ce prix',
    'Pouvez-vous retirer mon adresse de livraison ?',
    'Supprimez moi la ligne 2 du devis',
  ])('« %s »', (text) => {
    expect(isRefusal(text)).toBe(false);
  });

  test('a long text, and takes no longer to say so', () => {
    const started = performance.now();
    expect(isRefusal(`${'stop merci ne veux plus '.repeat(200_000)} ou pas`)).toBe(false);
    expect(performance.now() - started).toBeLessThan(500);
  });
});
