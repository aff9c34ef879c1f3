import { describe, expect, it } from 'vitest';
import { composeMail } from './compose-mail.ts';
import { mailTemplates } from './mail-templates.ts';

const VALUES = {
  url: 'https://portail.agence.example.com/connexion/abc',
  firstName: 'Inès',
  minutes: '15',
  accountName: 'Verrerie Noailles',
  recipient: 'ines@verrerie.example.com',
  title: 'Camille vous a mentionné',
  body: 'Peux-tu chiffrer ?',
  deliverableName: 'Maquette',
  projectName: 'Relances',
};

describe('a mail', () => {
  it.each(
    mailTemplates.flatMap((template) => [[template, 'fr'] as const, [template, 'en'] as const]),
  )('%s in %s holds its link in the text and the HTML, and no hole', (template, locale) => {
    const mail = composeMail(template, locale, VALUES);
    expect(mail.html).toContain(`href="${VALUES.url}"`);
    expect(mail.text).toContain(VALUES.url);
    expect(mail.subject).not.toBe('');
    for (const part of Object.values(mail)) expect(part).not.toMatch(/\{\{|undefined/);
  });

  it('greets by the first name, or without one', () => {
    expect(composeMail('sign_in_link', 'fr', VALUES).text).toContain('Bonjour Inès,');
    expect(composeMail('sign_in_link', 'en', { ...VALUES, firstName: '' }).text).toContain(
      'Hello,',
    );
  });

  it('escapes what people typed in the HTML and leaves it readable in the text', () => {
    const mail = composeMail('invitation', 'fr', {
      ...VALUES,
      accountName: '<img src=x onerror=alert(1)> & Fils',
    });
    expect(mail.html).not.toContain('<img');
    expect(mail.html).toContain('&lt;img');
    expect(mail.text).toContain('& Fils');
  });

  it('cannot be made to forge a header line, nor run a template of its reader', () => {
    const mail = composeMail('invitation', 'fr', {
      ...VALUES,
      accountName: 'A\r\nBcc: x@y.z {{url}}',
    });
    expect(mail.subject).not.toMatch(/[\r\n]/);
    expect(mail.subject).toContain('{{url}}');
  });

  it('is not written when a value is missing', () => {
    expect(() => composeMail('sign_in_link', 'fr', { firstName: '', minutes: '15' })).toThrow(
      'address',
    );
    expect(() => composeMail('sign_in_link', 'fr', { url: VALUES.url, firstName: '' })).toThrow();
  });
});
