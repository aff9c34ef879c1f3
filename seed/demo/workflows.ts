import { at, type DemoContext, demoId } from './context.ts';
import type { DemoProject } from './projects.ts';

/** `name|kind|status|connectors|what starts it|shown to the client`, by project. */
const lines: Readonly<Record<string, readonly string[]>> = {
  'joubert-process': [
    'Relevé des ordres terminés|scheduled|paused|Sage, Slack|Chaque soir à 19 h|non',
  ],
  'lumen-process': [
    'Devis vers commande|webhook|active|Pennylane, Gmail|Devis accepté|oui',
    'Relance des devis|scheduled|active|Gmail, Notion|Chaque lundi à 9 h|oui',
  ],
  'lumen-agent': ['Suivi des commandes|webhook|draft|Shopify, Slack|Message reçu|oui'],
  'carlier-documents': [
    'Lecture des dossiers de location|webhook|active|Google Drive, Gmail|Dossier déposé|oui',
  ],
  'carlier-agent': ['Créneaux de visite|webhook|draft|Google Agenda|Demande reçue|oui'],
  'delmas-process': [
    'Rapprochement des bons|scheduled|active|SFTP, Google Sheets|Chaque nuit à 2 h|oui',
  ],
  'delmas-documents': [
    'Lecture des lettres de voiture|webhook|error|SFTP, Slack|Lettre déposée|non',
  ],
  'tilleuls-agent': [
    'Prise de rendez-vous|webhook|active|Google Agenda, Twilio|Appel ou message|oui',
  ],
  'sarrazin-process': ['Dossier d’exportation|manual|active|Google Drive, Notion|À la demande|oui'],
  'orsel-documents': ['Collecte des pièces|scheduled|paused|Gmail, Pennylane|Le 5 du mois|non'],
};

export function workflowRows(context: DemoContext, projects: readonly DemoProject[]) {
  return projects.flatMap((project) =>
    (lines[project.key] ?? []).map((line, index) => {
      const [name, kind, status, connectors = '', trigger, isVisible] = line.split('|');
      return {
        id: demoId('workflow', `${project.key}/${index}`),
        account: project.account,
        project: project.id,
        name,
        description: `Automatisation du projet « ${project.won.name} ».`,
        kind,
        status,
        connectors: connectors.split(', '),
        triggers: [trigger],
        version: status === 'draft' ? null : `1.${index + 2}`,
        is_client_visible: isVisible === 'oui',
        date_created: at(context, -Math.max(project.won.wonFor - 20, 1), 16),
      };
    }),
  );
}
