import type { ProjectTemplate, TaskPriority } from '@ia/core';
import type { DemoContext } from './context.ts';
import { at, demoId } from './context.ts';

interface Offer {
  readonly name: string;
  readonly code: string;
  readonly description: string;
  readonly kind: 'one_off' | 'subscription';
  /** Cents, before tax. */
  readonly list_price: number;
  readonly sla_summary: string;
  readonly template: ProjectTemplate;
}

const shared = 'Réponse sous un jour ouvré pendant le projet.';

export const offers = {
  audit: {
    name: 'Audit IA et feuille de route',
    code: 'AUDIT-IA',
    description: 'Cartographie des processus, gains estimés, feuille de route à douze mois.',
    kind: 'one_off',
    list_price: 450_000,
    sla_summary: shared,
    template: plan(21, [
      step('Cadrage', 5, [
        'Tenir la réunion de lancement|3|180',
        '?Transmettre les documents de référence|5',
      ]),
      step('Entretiens', 12, [
        'Mener les entretiens métiers|10|720',
        'Mesurer les temps de traitement|12|480',
      ]),
      step('Restitution', 21, ['Rédiger la feuille de route|19|960', '?Choisir les priorités|21']),
    ]),
  },
  process: {
    name: 'Automatisation de processus',
    code: 'AUTO-PROCESSUS',
    description: 'Un processus de bout en bout, relié à vos outils, supervisé et documenté.',
    kind: 'one_off',
    list_price: 1_200_000,
    sla_summary: shared,
    template: plan(56, [
      step('Cadrage', 7, ['Tenir l’atelier de lancement|4|180', '?Ouvrir les accès aux outils|7']),
      step('Conception', 18, [
        'Décrire les cas et les exceptions|14|600',
        '?Valider la conception|18',
      ]),
      step('Réalisation', 40, [
        'Construire les workflows|34|2400',
        'Relier les outils|38|960',
        'Essayer sur des données réelles|40|480',
      ]),
      step('Mise en service', 56, [
        '?Mener la recette|48',
        'Corriger les écarts|52|480',
        'Former les utilisateurs|56|180',
      ]),
    ]),
  },
  agent: {
    name: 'Agent conversationnel',
    code: 'AGENT-CLIENT',
    description: 'Un agent qui répond à vos clients, sait passer la main et rend compte.',
    kind: 'one_off',
    list_price: 1_850_000,
    sla_summary: `${shared} Supervision renforcée le premier mois.`,
    template: plan(70, [
      step('Cadrage', 8, [
        'Tenir l’atelier de lancement|4|180',
        '?Fournir des conversations réelles|8',
      ]),
      step('Base de connaissances', 24, [
        'Rassembler les sources|16|600',
        'Structurer les réponses|22|960',
        '?Relire les réponses sensibles|24',
      ]),
      step('Réalisation', 50, [
        'Développer l’agent|40|2880',
        'Relier l’agenda et les commandes|46|960',
        'Mesurer la qualité des réponses|50|480',
      ]),
      step('Mise en service', 70, [
        '?Mener la recette|58',
        'Ouvrir à un premier groupe|62|240',
        'Ouvrir à tous les clients|70|240',
      ]),
    ]),
  },
  documents: {
    name: 'Traitement documentaire',
    code: 'AGENT-DOCUMENTS',
    description: 'Lecture, contrôle et classement de vos documents, avec reprise par une personne.',
    kind: 'one_off',
    list_price: 1_500_000,
    sla_summary: shared,
    template: plan(63, [
      step('Cadrage', 7, ['Tenir l’atelier de lancement|4|180', '?Remettre un lot de documents|7']),
      step('Lecture', 28, [
        'Définir les champs à lire|12|360',
        'Entraîner la lecture|24|1920',
        'Contrôler les taux d’erreur|28|480',
      ]),
      step('Intégration', 48, [
        'Relier la gestion documentaire|42|1440',
        '?Valider les règles de classement|48',
      ]),
      step('Mise en service', 63, [
        '?Mener la recette|55',
        'Former les utilisateurs|60|180',
        'Basculer la production|63|240',
      ]),
    ]),
  },
  maintenance: {
    name: 'Maintenance et supervision',
    code: 'MAINTENANCE',
    description: 'Surveillance, corrections et évolutions courantes, au mois.',
    kind: 'subscription',
    list_price: 89_000,
    sla_summary:
      'Incident bloquant : prise en charge sous 4 heures ouvrées. Disponibilité visée : 99,5 %.',
    template: plan(365, [
      step('Prise en main', 14, ['Recenser les automatisations|7|240', 'Poser les alertes|14|360']),
      step('Premier semestre', 182, [
        'Rendre compte du premier trimestre|91|180',
        'Rendre compte du semestre|182|180',
      ]),
      step('Second semestre', 365, [
        'Rendre compte du troisième trimestre|273|180',
        '?Décider de la reconduction|335',
        'Rendre compte de l’année|365|240',
      ]),
    ]),
  },
  training: {
    name: 'Formation des équipes',
    code: 'FORMATION',
    description: 'Une journée en groupe de huit, sur vos cas, avec les supports.',
    kind: 'one_off',
    list_price: 280_000,
    sla_summary: 'Supports remis sous cinq jours ouvrés.',
    template: plan(14, [
      step('Préparation', 7, [
        '?Transmettre la liste des participants|4',
        'Préparer les exercices|7|480',
      ]),
      step('Session', 14, ['Animer la journée|12|480', 'Remettre les supports|14|120']),
    ]),
  },
} as const satisfies Record<string, Offer>;

export type OfferKey = keyof typeof offers;

export function offerRows(context: DemoContext) {
  return Object.entries(offers).map(([key, { template, ...offer }]) => ({
    id: demoId('offer', key),
    ...offer,
    currency: 'EUR',
    is_active: true,
    project_template: template,
    origin: 'manual',
    date_created: at(context, -380, 9),
  }));
}

function plan(duration_days: number, milestones: ProjectTemplate['milestones']): ProjectTemplate {
  return { duration_days, milestones };
}

/** A task reads `name|day|minutes`; one that starts with `?` waits for the client. */
function step(name: string, offset_days: number, tasks: readonly string[]) {
  return { name, description: null, offset_days, tasks: tasks.map(parseTask) };
}

function parseTask(text: string) {
  const isClients = text.startsWith('?');
  const [name = '', offset, minutes] = text.replace('?', '').split('|');
  const priority: TaskPriority = isClients ? 'high' : 'normal';
  return {
    name,
    description: null,
    offset_days: Number(offset),
    priority,
    estimated_minutes: minutes ? Number(minutes) : null,
    is_client_visible: isClients,
    is_waiting_for_client: isClients,
  };
}
