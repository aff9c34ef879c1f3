import { z } from 'zod';
import type { Variable } from '../variable.ts';

/** What comes in: files, deliveries, sheets and tables. */
export const intakeVariables = {
  DATASETS_DIR: {
    schema: z.string().min(1),
    about: 'folder of the CSV files read by the import command and its tests',
    example: './datasets',
    optional: true,
  },
  IMPORT_MAX_MB: {
    schema: z.coerce.number().int().min(1).max(1024),
    about: 'largest file the imports take, in megabytes',
    example: '100',
    fallback: '100',
    reaches: ['directus'],
  },
  INBOUND_PER_MINUTE: {
    schema: z.coerce.number().int().min(1).max(10_000_000),
    about: 'deliveries one source may send in a minute to one process; more are answered 429',
    example: '1200',
    fallback: '1200',
    reaches: ['directus'],
  },
  GOOGLE_API_URL: {
    schema: z.url(),
    about: 'address of the API of Google Sheets, for the sheets that are synchronised',
    example: 'https://sheets.googleapis.com',
    fallback: 'https://sheets.googleapis.com',
    reaches: ['directus'],
  },
  GOOGLE_TOKEN_URL: {
    schema: z.url(),
    about: 'where Google gives tokens to service accounts',
    example: 'https://oauth2.googleapis.com/token',
    fallback: 'https://oauth2.googleapis.com/token',
    reaches: ['directus'],
  },
  NOTION_API_URL: {
    schema: z.url(),
    about: 'address of the API of Notion, for the tables that are synchronised',
    example: 'https://api.notion.com',
    fallback: 'https://api.notion.com',
    reaches: ['directus'],
  },
  CALENDLY_API_URL: {
    schema: z.url(),
    about: 'address of the API of Calendly, where its bookings are subscribed to',
    example: 'https://api.calendly.com',
    fallback: 'https://api.calendly.com',
    reaches: ['directus'],
  },
  LINKEDIN_OAUTH_URL: {
    schema: z.url(),
    about: 'where LinkedIn gives and renews access tokens',
    example: 'https://www.linkedin.com',
    fallback: 'https://www.linkedin.com',
    reaches: ['directus'],
  },
  LINKEDIN_API_URL: {
    schema: z.url(),
    about: 'address of the API of LinkedIn, for its lead forms',
    example: 'https://api.linkedin.com',
    fallback: 'https://api.linkedin.com',
    reaches: ['directus'],
  },
} as const satisfies Record<string, Variable>;
