import { z } from 'zod';
import type { Variable } from '../variable.ts';

/** The services the CRM writes through. */
export const crmVariables = {
  WHATSAPP_API_URL: {
    schema: z.url(),
    about: 'address of the WhatsApp Cloud API, for reminders',
    example: 'https://graph.facebook.com',
    fallback: 'https://graph.facebook.com',
    reaches: ['directus'],
  },
} as const satisfies Record<string, Variable>;
