import { at, type DemoContext, demoId } from './context.ts';
import { missionOfProject } from './missions.ts';
import type { OfferKey } from './offers.ts';
import { type DemoProject, milestoneId } from './projects.ts';

type Status = 'draft' | 'submitted' | 'in_review' | 'accepted' | 'revision_requested';

/** What each offer hands over: milestone and name. */
const byOffer: Readonly<Record<OfferKey, readonly (readonly [milestone: number, name: string])[]>> =
  {
    audit: [
      [1, 'Relevé des processus'],
      [2, 'Feuille de route IA'],
    ],
    process: [
      [1, 'Dossier de conception'],
      [2, 'Rapport d’essais'],
      [3, 'Guide d’utilisation'],
    ],
    agent: [
      [1, 'Base de connaissances'],
      [2, 'Rapport de qualité des réponses'],
      [3, 'Guide des conseillers'],
    ],
    documents: [
      [1, 'Rapport de lecture'],
      [2, 'Règles de classement'],
      [3, 'Guide d’utilisation'],
    ],
    maintenance: [
      [0, 'Inventaire des automatisations'],
      [1, 'Compte rendu du semestre'],
    ],
    training: [[1, 'Supports de formation']],
  };

/** Running projects say where each deliverable stands; those of finished ones are accepted. */
const running: Readonly<Record<string, readonly Status[]>> = {
  'lumen-maintenance': ['accepted', 'in_review'],
  'lumen-agent': ['in_review', 'submitted', 'draft'],
  'carlier-agent': ['in_review', 'draft', 'draft'],
  'delmas-documents': ['accepted', 'revision_requested', 'draft'],
  'orsel-documents': ['accepted', 'draft', 'draft'],
  'sarrazin-maintenance': ['accepted', 'draft'],
  'delmas-training': ['draft'],
};

/** The deliverables of the vendors' missions, by project: the rank of each. */
const entrusted: Readonly<Record<string, number>> = {
  'lumen-agent': 1,
  'sarrazin-process': 1,
  'carlier-agent': 1,
  'delmas-documents': 1,
  'tilleuls-agent': 1,
};

export function deliverableRows(context: DemoContext, projects: readonly DemoProject[]) {
  return projects.flatMap((project) =>
    byOffer[project.won.offer].map(([milestone, name], index) => {
      const status = running[project.key]?.[index] ?? 'accepted';
      const mission = entrusted[project.key] === index ? missionOfProject(project.key) : null;
      return {
        id: demoId('deliverable', `${project.key}/${index}`),
        project: project.id,
        account: project.account,
        milestone: milestoneId(project.key, milestone),
        mission: mission?.id ?? null,
        vendor: mission?.vendor ?? null,
        name,
        description: `${name} du projet « ${project.won.name} ».`,
        status,
        due_on: project.plan.milestones[milestone]?.due_on ?? null,
        is_client_visible: status !== 'draft' && status !== 'submitted',
        date_created: at(context, -Math.max(project.won.wonFor - 5, 1), 15),
      };
    }),
  );
}
