import { at, type DemoContext, day, demoId } from './context.ts';
import { type DemoProject, projectId } from './projects.ts';

interface Mission {
  readonly key: string;
  readonly vendor: string;
  readonly project: string;
  readonly name: string;
  readonly brief: string;
  readonly status: 'draft' | 'active' | 'completed';
  readonly from: number;
  readonly to: number;
  readonly euros: number;
  readonly days: number;
  /** Tasks of the project entrusted to the vendor. */
  readonly tasks: readonly string[];
}

const missions: readonly Mission[] = [
  {
    key: 'lumen-agent',
    vendor: 'studio',
    project: 'lumen-agent',
    name: 'Développement de l’agent de suivi',
    brief:
      'Développer l’agent dans n8n à partir de la base de connaissances validée, avec le passage à un conseiller.',
    status: 'active',
    from: -30,
    to: 18,
    euros: 520,
    days: 15,
    tasks: ['Développer l’agent', 'Relier l’agenda et les commandes'],
  },
  {
    key: 'sarrazin-process',
    vendor: 'studio',
    project: 'sarrazin-process',
    name: 'Connecteur des douanes',
    brief: 'Relier l’outil d’expédition au téléservice des douanes.',
    status: 'completed',
    from: -140,
    to: -105,
    euros: 480,
    days: 9,
    tasks: ['Relier les outils'],
  },
  {
    key: 'carlier-agent',
    vendor: 'flux',
    project: 'carlier-agent',
    name: 'Intégration de l’agenda des visites',
    brief: 'Lire et écrire les créneaux des agences, sans double réservation.',
    status: 'active',
    from: -20,
    to: 9,
    euros: 450,
    days: 8,
    tasks: ['Structurer les réponses', 'Relier l’agenda et les commandes'],
  },
  {
    key: 'delmas-documents',
    vendor: 'flux',
    project: 'delmas-documents',
    name: 'Reprise des lettres de voiture',
    brief: 'Reprendre les lettres mal lues et compléter les règles.',
    status: 'active',
    from: -45,
    to: 5,
    euros: 450,
    days: 12,
    tasks: ['Relier la gestion documentaire', 'Former les utilisateurs'],
  },
  {
    key: 'tilleuls-agent',
    vendor: 'prompt',
    project: 'tilleuls-agent',
    name: 'Évaluation de l’agent de rendez-vous',
    brief: 'Mesurer la qualité des réponses sur deux cents conversations.',
    status: 'completed',
    from: -70,
    to: -40,
    euros: 560,
    days: 6,
    tasks: [],
  },
  {
    key: 'orsel-documents',
    vendor: 'studio',
    project: 'orsel-documents',
    name: 'Lecture des relevés bancaires',
    brief: 'Étendre la lecture aux relevés, après la reprise du projet.',
    status: 'draft',
    from: 15,
    to: 45,
    euros: 520,
    days: 10,
    tasks: [],
  },
];

export function missionRows(context: DemoContext, projects: readonly DemoProject[]) {
  return missions.map((mission) => ({
    id: demoId('mission', mission.key),
    vendor: demoId('vendor', mission.vendor),
    project: projectId(mission.project),
    account: projects.find(({ key }) => key === mission.project)?.account,
    name: mission.name,
    brief: mission.brief,
    status: mission.status,
    starts_on: day(context, mission.from),
    ends_on: day(context, mission.to),
    daily_rate: mission.euros * 100,
    budget_days: mission.days,
    sandbox_url:
      mission.status === 'active' ? `https://bac-a-sable.example.com/${mission.key}` : null,
    date_created: at(context, Math.min(mission.from, 0) - 3, 9),
  }));
}

/** Who a task was entrusted to, when it was. */
export function missionOfTask(project: string, task: string) {
  const mission = missions.find((one) => one.project === project && one.tasks.includes(task));
  if (!mission) return null;
  const user = ({ users }: DemoContext) =>
    mission.vendor === 'studio' ? users.vendor : users.vendorOther;
  return { id: demoId('mission', mission.key), vendor: demoId('vendor', mission.vendor), user };
}

/** The mission of a project, for the deliverables its vendor hands over. */
export function missionOfProject(project: string) {
  const mission = missions.find((one) => one.project === project && one.status !== 'draft');
  if (!mission) return null;
  return { id: demoId('mission', mission.key), vendor: demoId('vendor', mission.vendor) };
}
