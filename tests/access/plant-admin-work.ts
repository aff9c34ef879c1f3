import { type Client, dataOf, isOk } from './client.ts';
import { idOf, wordOf } from './markers.ts';

const project = { collection: 'projects', item: idOf('projects A1') };

/** What the administrator leaves in Directus' own collections, each with a word of its own. */
const WORK = [
  ['/comments', { ...project, comment: wordOf('comment') }],
  ['/shares', { ...project, name: wordOf('share') }],
  ['/folders', { name: wordOf('folder') }],
  ['/dashboards', { name: wordOf('dashboard'), id: idOf('dashboard') }],
  [
    '/panels',
    {
      dashboard: idOf('dashboard'),
      name: wordOf('panel'),
      type: 'label',
      position_x: 1,
      position_y: 1,
      width: 4,
      height: 4,
    },
  ],
  ['/flows', { name: wordOf('flow'), id: idOf('flow'), status: 'inactive', trigger: 'manual' }],
  [
    '/operations',
    {
      flow: idOf('flow'),
      name: wordOf('operation'),
      key: 'note',
      type: 'log',
      position_x: 1,
      position_y: 1,
    },
  ],
] as const;

/** @returns the words, but for those staff may see: names of folders, dashboards and panels */
export async function plantAdminWork(client: Client, admin: string): Promise<string[]> {
  const me = dataOf<{ id: string }>(await client.send(admin, 'GET', '/users/me?fields=id')).id;
  const own = [
    ['/presets', { user: me, collection: 'projects', bookmark: wordOf('preset') }],
    ['/presets', { user: me, collection: 'crm_pipeline', bookmark: wordOf('preset') }],
    ['/notifications', { recipient: me, subject: wordOf('notice'), message: wordOf('notice') }],
  ] as const;
  for (const [path, body] of [...WORK, ...own]) {
    const answer = await client.send(admin, 'POST', path, body);
    if (!isOk(answer))
      throw new Error(`The matrix could not plant ${path}: ${answer.body.slice(0, 300)}`);
  }
  return ['comment', 'share', 'flow', 'operation', 'preset', 'notice'].map(wordOf);
}
