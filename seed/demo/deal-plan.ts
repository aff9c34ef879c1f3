import type { StageKey } from '@ia/core';
import type { CompanyKey } from './accounts.ts';
import type { OfferKey } from './offers.ts';

interface PlannedDeal {
  readonly company: CompanyKey;
  readonly offer: OfferKey;
  readonly name: string;
  /** Euros, before tax. */
  readonly euros: number;
  /** Days since the deal was opened. */
  readonly age: number;
}

export interface OpenDeal extends PlannedDeal {
  readonly stage: Exclude<StageKey, 'won' | 'lost'>;
  /** Days until the expected close. */
  readonly closesIn: number;
  /** What comes next and in how many days; negative when it is late. */
  readonly next: readonly [action: string, days: number] | null;
}

export interface WonDeal extends PlannedDeal {
  readonly key: string;
  /** Days since it was won. */
  readonly wonFor: number;
}

export interface LostDeal extends PlannedDeal {
  readonly lostFor: number;
  readonly lostFrom: OpenDeal['stage'];
  readonly reason: string;
  readonly note: string | null;
}

export const wonDeals: readonly WonDeal[] = [
  won('joubert-process', 'joubert', 'process', 'Suivi des ordres de fabrication', 12_700, 355, 325),
  won('lumen-audit', 'lumen', 'audit', 'Audit IA de la chaîne de commande', 4_500, 350, 318),
  won('carlier-audit', 'carlier', 'audit', 'Audit IA des agences', 4_900, 340, 301),
  won(
    'delmas-process',
    'delmas',
    'process',
    'Rapprochement des bons de livraison',
    13_600,
    310,
    270,
  ),
  won(
    'lumen-process',
    'lumen',
    'process',
    'Automatisation des devis et commandes',
    14_200,
    300,
    262,
  ),
  won('orsel-audit', 'orsel', 'audit', 'Audit IA du cabinet', 5_200, 280, 246),
  won(
    'tilleuls-training',
    'tilleuls',
    'training',
    'Formation des équipes d’accueil',
    2_800,
    260,
    240,
  ),
  won(
    'carlier-documents',
    'carlier',
    'documents',
    'Lecture des dossiers de location',
    16_400,
    230,
    188,
  ),
  won(
    'lumen-maintenance',
    'lumen',
    'maintenance',
    'Supervision des devis et commandes',
    10_680,
    210,
    190,
  ),
  won(
    'sarrazin-process',
    'sarrazin',
    'process',
    'Automatisation des expéditions export',
    11_900,
    200,
    155,
  ),
  won('orsel-documents', 'orsel', 'documents', 'Collecte des pièces comptables', 21_300, 170, 124),
  won('tilleuls-agent', 'tilleuls', 'agent', 'Agent de prise de rendez-vous', 18_500, 150, 98),
  won(
    'sarrazin-maintenance',
    'sarrazin',
    'maintenance',
    'Supervision des expéditions',
    8_880,
    130,
    112,
  ),
  won('delmas-documents', 'delmas', 'documents', 'Lecture des lettres de voiture', 15_800, 120, 66),
  won('lumen-agent', 'lumen', 'agent', 'Agent de suivi des commandes', 19_800, 95, 48),
  won(
    'carlier-agent',
    'carlier',
    'agent',
    'Agent d’accueil des demandes de visite',
    17_900,
    80,
    31,
  ),
  won('orsel-training', 'orsel', 'training', 'Formation des collaborateurs', 3_600, 75, 40),
  won('delmas-training', 'delmas', 'training', 'Formation des exploitants', 2_800, 45, 12),
];

export const lostDeals: readonly LostDeal[] = [
  lost('ferrand', 'audit', 'Audit IA du siège', 4_500, 330, 290, 'meeting', 'timing'),
  lost('nautis', 'process', 'Automatisation des achats', 12_400, 270, 225, 'proposal', 'price'),
  lost('baie', 'agent', 'Agent de réservation', 18_500, 250, 215, 'negotiation', 'competitor'),
  lost(
    'joubert',
    'maintenance',
    'Contrat de supervision',
    8_880,
    230,
    200,
    'proposal',
    'competitor',
  ),
  lost(
    'solaire',
    'documents',
    'Lecture des contrats de raccordement',
    15_000,
    190,
    150,
    'audit',
    'no_need',
  ),
  lost(
    'ferrand',
    'process',
    'Remontée des ventes des boutiques',
    9_800,
    180,
    140,
    'meeting',
    'no_answer',
  ),
  lost(
    'grandval',
    'process',
    'Automatisation des droits d’auteur',
    13_900,
    165,
    120,
    'negotiation',
    'price',
  ),
  lost(
    'grandval',
    'training',
    'Formation de la rédaction',
    2_800,
    140,
    105,
    'proposal',
    'no_answer',
  ),
  lost('nautis', 'agent', 'Agent du service après-vente', 18_500, 110, 70, 'audit', 'timing'),
  {
    ...lost('tilleuls', 'documents', 'Lecture des ordonnances', 15_000, 90, 55, 'audit', 'other'),
    note: 'Le conseil de l’ordre demande d’attendre son avis sur la lecture automatique.',
  },
  lost('sarrazin', 'agent', 'Agent du caveau', 18_500, 85, 35, 'negotiation', 'price'),
  lost('baie', 'training', 'Formation des réceptions', 2_400, 60, 20, 'proposal', 'timing'),
];

function won(
  key: string,
  company: CompanyKey,
  offer: OfferKey,
  name: string,
  euros: number,
  age: number,
  wonFor: number,
): WonDeal {
  return { key, company, offer, name, euros, age, wonFor };
}

function lost(
  company: CompanyKey,
  offer: OfferKey,
  name: string,
  euros: number,
  age: number,
  lostFor: number,
  lostFrom: LostDeal['lostFrom'],
  reason: string,
): LostDeal {
  return { company, offer, name, euros, age, lostFor, lostFrom, reason, note: null };
}
