import { useEmitter } from '@directus/api/emitter';
import { MAIL_TEMPLATES_FILTER, type MailTemplate } from '@ia/directus-kit/jobs/mail-templates';

/** Templates of all areas, by name. The emitter handed to extensions is not the one their filters are on. */
export async function templateOf(name: string): Promise<MailTemplate | undefined> {
  const all: MailTemplate[] = await useEmitter().emitFilter(MAIL_TEMPLATES_FILTER, [], {});
  return all.find((template) => template.name === name);
}
