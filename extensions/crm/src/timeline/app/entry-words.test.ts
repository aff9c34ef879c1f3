import { expect, it } from 'vitest';
import type { TimelineEntry } from '../contract.ts';
import { detailsOf } from './entry-words.ts';

const words = { locale: 'fr', stageName: (key: string) => key } as const;
const received: Extract<TimelineEntry, { kind: 'activity' }> = {
  kind: 'activity',
  id: 'a',
  at: '2026-11-29T13:21:00.000Z',
  who: { id: 'u', name: 'Camille Roussel' },
  deal: null,
  type: 'email',
  subject: 'Re: Vos questions',
  body: null,
  status: 'done',
  visibility: 'shared',
  attachment: null,
  milestone: null,
  withdrawn: null,
  direction: 'in',
  from: { name: 'Armelle Guérin', address: 'armelle@verrerie.example.com' },
  mail: null,
  files: [],
  file_remarks: [],
};

it.each([
  [received.from, 'De Armelle Guérin <armelle@verrerie.example.com> · pour Camille Roussel'],
  [{ name: null, address: 'x@y.fr' }, 'De x@y.fr · pour Camille Roussel'],
  [{ name: 'Armelle Guérin', address: null }, 'De Armelle Guérin · pour Camille Roussel'],
  [null, 'Camille Roussel'],
])('a mail that came in says who wrote it, then who received it (%j)', (from, people) => {
  const said = detailsOf({ ...received, from }, words, false);
  expect(said.split(' · ').slice(1).join(' · ')).toBe(`${people} · E-mail reçu`);
});
