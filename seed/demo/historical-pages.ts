import type { DemoContext } from './context.ts';
import { at, day, demoId } from './context.ts';

/** Two pages of the years in Notion, as the first sync would have copied them. */
export function historicalPageRows(context: DemoContext) {
  const page = (key: string, title: string, markdown: string, edited: number) => ({
    id: demoId('historical-page', key),
    account: demoId('account', 'lumen'),
    title,
    url: `https://www.notion.so/${demoId('historical-page', key).replaceAll('-', '')}`,
    markdown,
    edited_on: day(context, edited),
    taken_at: at(context, -30, 7),
    missing_parts: 0,
    origin: 'sync',
    external_id: `notion:${demoId('historical-page', key)}`,
    date_created: at(context, -30, 7),
  });
  return [
    page(
      'kick-off',
      'Compte rendu de lancement',
      '## Participants\n\n- La direction\n- L’équipe réception\n\n## Décidé\n\n1. Un premier flux avant l’été\n2. Un point chaque lundi',
      -420,
    ),
    page('habits', 'Habitudes du client', 'Préfère un appel **avant 9 h** à un e-mail.', -210),
  ];
}
