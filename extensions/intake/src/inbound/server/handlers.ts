import type { SourceKind } from '@ia/core/acquisition/source-kinds';
import { handleCalendly } from './handle-calendly.ts';
import { handleJotform, handleSiteForm } from './handle-form.ts';
import { handleLinkedin } from './handle-linkedin.ts';
import { handleMail } from './handle-mail.ts';
import { handleWhatsapp } from './handle-whatsapp.ts';
import type { Handler } from './handler.ts';

/** What is done with what each kind of source receives. */
export const HANDLERS: Record<SourceKind, Handler> = {
  site_form: handleSiteForm,
  jotform: handleJotform,
  calendly: handleCalendly,
  linkedin: handleLinkedin,
  mail_webhook: handleMail,
  mail_imap: handleMail,
  whatsapp: handleWhatsapp,
};
