import { readFileSync } from 'node:fs';
import type { Mapping } from '@ia/core/imports';
import { expect, it } from 'vitest';
import type { NotionTable } from '../contract.ts';
import { missingColumns, notionMappings, readingsOf, suggestChoices } from './notion-readings.ts';

const shipped = (key: string): Mapping =>
  JSON.parse(
    readFileSync(new URL(`../../../../../seed/mappings/${key}.json`, import.meta.url), 'utf8'),
  );
const mappings = notionMappings(
  ['notion_projects', 'notion_contacts', 'leads', 'notion_pages', 'notion_clients'].map(shipped),
);
const table = (id: string, title: string, columns: Readonly<Record<string, string>>) =>
  ({
    id,
    title,
    columns: Object.entries(columns).map(([name, type]) => ({ id: name, name, type })),
  }) satisfies NotionTable;

const clients = table('t-clients', 'Clients', {
  Nom: 'title',
  Statut: 'select',
  Secteur: 'rich_text',
  Responsable: 'people',
  Contact: 'rich_text',
  Téléphone: 'phone_number',
  'E-mail': 'email',
});
const projects = table('t-projects', 'Projets', {
  Nom: 'title',
  Client: 'relation',
  État: 'status',
  Dates: 'date',
});
const tables = [projects, clients];

it('the mappings of Notion are read in the order they refer to each other', () => {
  expect(mappings.map(({ key }) => key)).toEqual([
    'notion_clients',
    'notion_contacts',
    'notion_projects',
    'notion_pages',
  ]);
});

it('a table is suggested for what it has the necessary columns of', () => {
  expect(suggestChoices(mappings, tables)).toMatchObject({
    notion_clients: 't-clients',
    notion_contacts: 't-clients',
    notion_projects: 't-projects',
  });
  expect(suggestChoices(mappings, [])).toEqual({});
});

it('the columns that are not there are named', () => {
  const [accounts] = mappings;
  expect(accounts && missingColumns(accounts, clients)).toEqual(['Ville']);
  const [, , ofProjects] = mappings;
  expect(ofProjects && missingColumns(ofProjects, projects)).not.toContain('Dates (fin)');
});

it('what is chosen becomes settings: in order, with the columns of a person', () => {
  const choices = {
    notion_projects: 't-projects',
    notion_contacts: 't-clients',
    notion_clients: 't-clients',
  };
  expect(readingsOf({ mappings, tables, choices, keepsContent: true })).toEqual([
    { table: 't-clients', title: 'Clients', mapping: 'notion_clients', content: true },
    {
      table: 't-clients',
      title: 'Clients',
      mapping: 'notion_contacts',
      only: 'Contact',
      email: 'E-mail',
    },
    { table: 't-projects', title: 'Projets', mapping: 'notion_projects' },
  ]);
});

it('a table that is not shared any more is left out', () => {
  const choices = { notion_clients: 'gone' };
  expect(readingsOf({ mappings, tables, choices, keepsContent: false })).toEqual([]);
});
