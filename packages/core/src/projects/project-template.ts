/** The plan an offer brings: offsets are days counted from the start of the project. */
export interface ProjectTemplate {
  readonly duration_days: number;
  readonly milestones: readonly MilestoneTemplate[];
}

export interface MilestoneTemplate {
  readonly name: string;
  readonly description: string | null;
  readonly offset_days: number;
  readonly tasks: readonly TaskTemplate[];
}

export interface TaskTemplate {
  readonly name: string;
  readonly description: string | null;
  readonly offset_days: number;
  readonly priority: TaskPriority;
  readonly estimated_minutes: number | null;
  readonly is_client_visible: boolean;
  readonly is_waiting_for_client: boolean;
}

export const taskPriorities = ['low', 'normal', 'high', 'urgent'] as const;
export type TaskPriority = (typeof taskPriorities)[number];

/** What a project gets when its offer has no template of its own. */
export const defaultProjectTemplate: ProjectTemplate = {
  duration_days: 42,
  milestones: [
    milestone('Cadrage', 7, 'Objectifs, périmètre et accès.', [
      clientTask('Désigner un interlocuteur et fournir les accès', 3),
      task('Atelier de lancement', 5, 180),
      task('Rédiger la note de cadrage', 7, 240),
    ]),
    milestone('Conception', 14, 'Parcours, données et règles de l’automatisation.', [
      task('Décrire les parcours et les cas particuliers', 12, 480),
      clientTask('Valider la conception', 14),
    ]),
    milestone('Réalisation', 28, 'Construction et essais des workflows.', [
      task('Construire les workflows', 26, 2400),
      task('Tester sur des données réelles', 28, 480),
    ]),
    milestone('Recette', 35, 'Essais par le client et corrections.', [
      clientTask('Mener la recette', 33),
      task('Corriger les anomalies', 35, 480),
    ]),
    milestone('Mise en service', 42, 'Bascule, formation et suivi.', [
      task('Mettre en service et surveiller', 40, 240),
      task('Former les utilisateurs', 42, 180),
    ]),
  ],
};

function milestone(
  name: string,
  offset_days: number,
  description: string,
  tasks: readonly TaskTemplate[],
): MilestoneTemplate {
  return { name, description, offset_days, tasks };
}

function task(name: string, offset_days: number, estimated_minutes: number): TaskTemplate {
  return {
    name,
    description: null,
    offset_days,
    priority: 'normal',
    estimated_minutes,
    is_client_visible: false,
    is_waiting_for_client: false,
  };
}

function clientTask(name: string, offset_days: number): TaskTemplate {
  return {
    ...task(name, offset_days, 0),
    estimated_minutes: null,
    is_client_visible: true,
    is_waiting_for_client: true,
  };
}
