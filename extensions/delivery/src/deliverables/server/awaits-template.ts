import type { MailTemplate } from '@ia/directus-kit/jobs/mail-templates';
import { composeMail } from '@ia/providers/mail';
import { findAwaited, listReaders } from './store/deliverables.ts';

/** Written as it leaves: not for what is no longer awaited, nor for whoever no longer sees or wants it. */
export function awaitsTemplate(portalUrl: string): MailTemplate {
  return {
    name: 'deliverable_awaits',
    async write({ data: { deliverable: id = '', user = '' }, locale }, { database }) {
      const deliverable = await findAwaited(database, id);
      const [reader] = deliverable ? await listReaders(database, deliverable, user) : [];
      if (!deliverable || !reader) return null;
      return composeMail('deliverable_awaits', locale, {
        firstName: reader.first_name ?? '',
        deliverableName: deliverable.name,
        projectName: deliverable.project_name,
        url: new URL(`/projets/${deliverable.project}#deliverable-${deliverable.id}`, portalUrl)
          .href,
      });
    },
  };
}
