import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { draftLead } from '@ia/core/acquisition/draft-lead';
import { findFileLinks } from '@ia/core/acquisition/find-file-links';
import { readSubmission } from '@ia/core/acquisition/read-submission';
import { describe, expect, test } from 'vitest';
import { readForm } from './read-form.ts';

const CASES = new URL('../../../../../tests/acquisition/cases/', import.meta.url);
const caseOf = (file: string) => readFileSync(fileURLToPath(new URL(file, CASES)));

const JSON_TYPE = 'application/json';
const URLENCODED = 'application/x-www-form-urlencoded';

function draft(type: string, body: Buffer | string | object) {
  const bytes =
    typeof body === 'string' || Buffer.isBuffer(body) ? Buffer.from(body) : JSON.stringify(body);
  const submission = readSubmission(readForm(type, Buffer.from(bytes)));
  return draftLead({ ...submission, mapping: {}, source: 'Site', channel: 'Site web' });
}

const AGATHE = { first_name: 'Agathe', last_name: 'Lenoir', email: 'agathe@example.fr' };
const PHONE = { phone: '+33612345678' };

describe('a form met in the field', () => {
  test.each<[string, string, string, object]>([
    ['22 invisible marks', '22.body.json', JSON_TYPE, { email: 'lenoir@example.fr', ...PHONE }],
    ['23 area and number', '23-a.body.txt', URLENCODED, { ...AGATHE, ...PHONE, country: null }],
    ['23 country, area and number', '23-b.body.txt', URLENCODED, { ...PHONE, country: null }],
    ['24 Webflow', '24.body.json', JSON_TYPE, { ...AGATHE, notes: 'Bonjour', attributes: null }],
    ['26 Elementor', '26-a.body.txt', URLENCODED, { ...AGATHE, notes: 'Bonjour' }],
    ['26 Elementor, as posted', '26-b.body.txt', URLENCODED, { ...AGATHE, notes: 'Bonjour' }],
    ['27 Contact Form 7', '27.body.txt', URLENCODED, { ...AGATHE, ...PHONE, notes: 'Bonjour' }],
    [
      '27 labels as names',
      '27-b.body.txt',
      URLENCODED,
      { ...AGATHE, ...PHONE, company_name: 'Verrerie Exemple' },
    ],
    ['28 JSON as text', '28.body.json', 'text/plain;charset=UTF-8', { email: AGATHE.email }],
    ['28 JSON without a type', '28.body.json', '', { email: AGATHE.email, last_name: 'Lenoir' }],
    [
      '30 Latin-1',
      '30.body.txt',
      `${URLENCODED}; charset=ISO-8859-1`,
      { first_name: 'Amélie', last_name: 'Noël' },
    ],
    [
      '30 Latin-1 in a part',
      '30-b.body.bin',
      'multipart/form-data; boundary=B',
      { first_name: 'Amélie' },
    ],
    ['31 filename*', '31-a.body.bin', 'multipart/form-data; boundary=B', { email: AGATHE.email }],
    ['31 preamble', '31-b.body.bin', 'multipart/form-data; boundary=B', { email: AGATHE.email }],
    ['31 line feeds', '31-c.body.bin', 'multipart/form-data; boundary=B', { email: AGATHE.email }],
  ])('%s', (_what, file, type, lead) => {
    expect(draft(type, caseOf(file))).toMatchObject(lead);
  });

  test('32 an emoji across the end of a line is left out, and whole in the notes', () => {
    const lead = draft(JSON_TYPE, caseOf('32.body.json'));
    expect(lead.company_name).toBe('a'.repeat(254));
    expect(lead.notes).toContain('a😀 suite');
  });

  test('31 the name of a file is told as it was given', () => {
    const { attributes } = draft('multipart/form-data; boundary=B', caseOf('31-a.body.bin'));
    expect(attributes).toEqual({ cahier: 'cahier des charges été.pdf (2 octets)' });
  });
});

describe('further deliveries of the same kinds', () => {
  const LENOIR = { ...AGATHE, ...PHONE };
  const item = (name: string, value: string) => ({ field_name: name, field_value: value });
  const column = (column_id: string, string_value: string) => ({
    column_id,
    column_name: column_id,
    string_value,
  });
  test.each<[string, string | object, object]>([
    [
      'WPForms, whose name is of type « name »',
      {
        fields: {
          0: { name: 'Nom', value: 'Agathe Lenoir', id: 0, type: 'name', first: 'Agathe' },
          1: { name: 'E-mail', value: 'agathe@example.fr', id: 1, type: 'email' },
        },
      },
      AGATHE,
    ],
    [
      'JotForm with the names it gives itself',
      `rawRequest=${encodeURIComponent(JSON.stringify({ q3_prenom3: 'Agathe', q4_nom: 'Lenoir', q5_email5: 'agathe@example.fr', q6_phoneNumber6: { full: '06 12 34 56 78' } }))}`,
      LENOIR,
    ],
    [
      'Contact Form 7 with a family name of its own',
      'your-name=Agathe&your-lastname=Lenoir&your-email=agathe%40example.fr',
      AGATHE,
    ],
    [
      'Wix, whose numbers have a tag',
      {
        data: {
          submissions: [{ label: 'E-mail', value: 'agathe@example.fr' }],
          contact: { phones: [{ tag: 'UNTAGGED', formattedPhone: '+33 6 12 34 56 78' }] },
        },
      },
      { email: 'agathe@example.fr', ...PHONE, notes: null },
    ],
    [
      'TikTok',
      { field_data: [item('email', 'agathe@example.fr'), item('name', 'Agathe Lenoir')] },
      AGATHE,
    ],
    [
      'Google Ads',
      {
        user_column_data: [
          column('FULL_NAME', 'Agathe Lenoir'),
          column('EMAIL', 'agathe@example.fr'),
          column('PHONE_NUMBER', '+33612345678'),
        ],
      },
      LENOIR,
    ],
    ['MetForm', 'mf-email=agathe%40example.fr&mf-last-name=Lenoir', { last_name: 'Lenoir' }],
    ['an address with its name', { email: 'Agathe <agathe@example.fr>' }, { email: AGATHE.email }],
    ['an address in curly quotes', { email: '‘agathe@example.fr’' }, { email: AGATHE.email }],
    [
      'two addresses',
      { email: 'agathe@example.fr, paul@example.fr' },
      {
        email: AGATHE.email,
        notes:
          'Plusieurs adresses e-mail, la première est retenue : « agathe@example.fr, paul@example.fr ».',
      },
    ],
    ['a civility in the name', { nom: 'Mme Lenoir', prenom: 'Agathe' }, { last_name: 'Lenoir' }],
    [
      'signs escaped for a page',
      {
        nom: 'L&#039;&Eacute;noir &amp; fils',
        prenom: 'Zo&#xEB;',
        message: 'a &lt;b&gt; &foo; &#60;',
        ville: 'Lyon&#xD800;',
      },
      {
        city: 'Lyon?',
        last_name: "L'Énoir & fils",
        first_name: 'Zoë',
        notes: 'a &lt;b&gt; &foo; &#60;',
      },
    ],
    ['damaged accents', { nom: 'NoÃ«l', prenom: 'AmÃ©lie' }, { first_name: 'Amélie' }],
  ])('%s', (_what, body, lead) => {
    expect(draft(typeof body === 'string' ? URLENCODED : JSON_TYPE, body)).toMatchObject(lead);
  });

  test.each<[string, object, string | null]>([
    ['a chosen country', { phone: '0470 12 34 56', phone_country: 'BE' }, '+32470123456'],
    ['a chosen code', { telephone: '0470123456', indicatif: '+32' }, '+32470123456'],
    [
      'its country beside it',
      { phone: { countryCode: 'BE', value: '0470123456' } },
      '+32470123456',
    ],
    ['the country of who writes', { phone: '0470123456', pays: 'Belgique' }, '+32470123456'],
    ['a French one of a Belgian', { phone: '0612345678', pays: 'Belgique' }, '+33612345678'],
    ['a French one of Luxembourg', { phone: '06 12 34 56 78', pays: 'LU' }, '+33612345678'],
    ['a French one of Germany', { phone: '06 12 34 56 78', pays: 'Allemagne' }, '+33612345678'],
    ['a Swiss one', { phone: '079 123 45 67', pays: 'Suisse' }, '+41791234567'],
    ['two readings', { phone: '0791234567', pays: 'Suisse' }, null],
    ['no zero where none is dropped', { phone: '0612345678', phone_country: 'LU' }, null],
    ['a chosen Swiss one', { phone: '0791234567', phone_country: 'CH' }, '+41791234567'],
    ['none of the chosen country', { phone: '0612345678', phone_country: 'BE' }, null],
    ['the code of France', { telephone: '612345678', indicatif: '+33' }, '+33612345678'],
    [
      'a whole one, whatever is chosen',
      { phone: '+33612345678', phone_country: 'BE' },
      '+33612345678',
    ],
  ])('a number of %s', (_what, body, phone) => {
    expect(draft(JSON_TYPE, { email: 'agathe@example.fr', ...body }).phone).toBe(phone);
  });

  test('a number that reads two ways is in the notes with the codes it may have', () => {
    const body = { email: 'agathe@example.fr', phone: '0791234567', pays: 'Suisse' };
    expect(draft(JSON_TYPE, body).notes).toContain('0791234567 (+33 ou +41 ?)');
  });

  test.each([
    ['bytes', Buffer.from('nom=Amélie')],
    ['percent signs', 'nom=Am%C3%A9lie'],
  ])('UTF-8 that calls itself Latin-1 is UTF-8: %s', (_what, body) => {
    expect(draft(`${URLENCODED}; charset=ISO-8859-1`, body).last_name).toBe('Amélie');
  });
});

describe('the files a form names', () => {
  const at = 'https://storage.tally.so/private/cv.pdf?sig=1';
  const wordpress = 'https://site.example.com/wp-content/uploads/elementor/forms/6ab.pdf';
  test.each<[string, unknown, readonly { name: string | null; url: string }[]]>([
    [
      'Tally',
      {
        data: {
          fields: [
            {
              key: 'q',
              label: 'CV',
              type: 'FILE_UPLOAD',
              value: [{ id: '1', name: 'cv.pdf', url: at, mimeType: 'application/pdf', size: 9 }],
            },
          ],
        },
      },
      [{ name: 'cv.pdf', url: at }],
    ],
    [
      'Typeform',
      {
        form_response: {
          definition: {
            fields: [
              {
                type: 'file_upload',
                attachment: { href: 'https://images.typeform.com/images/x.png' },
              },
            ],
          },
          answers: [
            {
              type: 'file_url',
              file_url: 'https://api.typeform.com/responses/files/1/cv.pdf',
              field: { id: 'a', type: 'file_upload' },
            },
          ],
        },
      },
      [{ name: null, url: 'https://api.typeform.com/responses/files/1/cv.pdf' }],
    ],
    [
      'Webflow',
      {
        payload: {
          data: {
            Brief: 'https://uploads-ssl.webflow.com/a/brief.docx',
            Site: 'https://client.webflow.com/',
          },
        },
      },
      [{ name: null, url: 'https://uploads-ssl.webflow.com/a/brief.docx' }],
    ],
    [
      'Elementor',
      {
        'fields[doc][id]': 'doc',
        'fields[doc][type]': 'upload',
        'fields[doc][title]': 'Brief',
        'fields[doc][value]': wordpress,
        'fields[doc][raw_value]': `${wordpress} , ${wordpress}2`,
      },
      [
        { name: null, url: wordpress },
        { name: null, url: `${wordpress}2` },
      ],
    ],
    [
      'JotForm',
      {
        rawRequest:
          '{"q5_pieces":["https://www.jotform.com/uploads/a/1/2/plan.png"],"q6_site":"https://client.example.com/a.pdf"}',
      },
      [{ name: null, url: 'https://www.jotform.com/uploads/a/1/2/plan.png' }],
    ],
    [
      'whatever somebody types',
      {
        site: 'https://client.example.com/brochure.pdf',
        message: `voir ${'http://10.0.0.1/x.pdf'}`,
      },
      [],
    ],
    ['an address that is none', { type: 'file', value: 'javascript:alert(1)' }, []],
  ])('%s', (_tool, body, links) => expect(findFileLinks(body)).toEqual(links));

  test('are no more than are followed', () => {
    const value = Array.from({ length: 40 }, (_, at) => `https://a.example.com/${at}`);
    expect(findFileLinks({ x: { type: 'file', value } })).toHaveLength(10);
  });
});

describe('the forms of', () => {
  const typeform = {
    event_type: 'form_response',
    form_response: {
      definition: {
        title: 'Audit',
        fields: [
          { id: 'a1', title: 'Comment vous appelez-vous ?', type: 'short_text', ref: 'r1' },
          { id: 'b2', title: 'Où vous écrire ?', type: 'email', ref: 'r2' },
          { id: 'c3', title: 'Et vous appeler ?', type: 'phone_number', ref: 'r3' },
          { id: 'd4', title: 'Votre besoin', type: 'multiple_choice', ref: 'r4' },
        ],
      },
      answers: [
        { type: 'text', text: 'Agathe Lenoir', field: { id: 'a1', type: 'short_text', ref: 'r1' } },
        {
          type: 'email',
          email: 'agathe@example.fr',
          field: { id: 'b2', type: 'email', ref: 'r2' },
        },
        {
          type: 'phone_number',
          phone_number: '+33612345678',
          field: { id: 'c3', type: 'phone_number', ref: 'r3' },
        },
        {
          type: 'choices',
          choices: { labels: ['Devis', 'Audit'] },
          field: { id: 'd4', type: 'multiple_choice', ref: 'r4' },
        },
      ],
    },
  };
  const tally = {
    eventId: 'e1',
    eventType: 'FORM_RESPONSE',
    data: {
      formId: 'f1',
      formName: 'Contact',
      fields: [
        { key: 'question_1', label: 'Prénom', type: 'INPUT_TEXT', value: 'Agathe' },
        { key: 'question_2', label: 'Nom', type: 'INPUT_TEXT', value: 'Lenoir' },
        {
          key: 'question_3',
          label: 'On vous répond où ?',
          type: 'INPUT_EMAIL',
          value: 'agathe@example.fr',
        },
        {
          key: 'question_4',
          label: 'Sujet',
          type: 'MULTIPLE_CHOICE',
          value: ['o2'],
          options: [
            { id: 'o1', text: 'Devis' },
            { id: 'o2', text: 'Audit' },
          ],
        },
      ],
    },
  };
  test.each<[string, object, object]>([
    ['Typeform', typeform, { ...AGATHE, ...PHONE, notes: 'Devis, Audit' }],
    ['Tally', tally, { ...AGATHE, attributes: { Sujet: 'Audit' } }],
    [
      'WPForms',
      {
        form_id: 7,
        entry_id: 9,
        fields: {
          '0': {
            name: 'Nom',
            value: 'Agathe Lenoir',
            id: 0,
            type: 'name',
            first: 'Agathe',
            middle: '',
            last: 'Lenoir',
          },
          '1': { name: 'E-mail', value: 'agathe@example.fr', id: 1, type: 'email' },
          '2': { name: 'Numéro direct', value: '06 12 34 56 78', id: 2, type: 'phone' },
        },
      },
      { ...PHONE, email: AGATHE.email },
    ],
    [
      'Gravity Forms',
      {
        form: {
          title: 'Contact',
          fields: [
            {
              id: 1,
              label: 'Nom',
              inputs: [
                { id: '1.3', label: 'Prénom' },
                { id: '1.6', label: 'Nom' },
              ],
            },
            { id: 2, label: 'E-mail' },
          ],
        },
        entry: {
          id: '12',
          form_id: '1',
          ip: '192.0.2.1',
          '1.3': 'Agathe',
          '1.6': 'Lenoir',
          '2': 'agathe@example.fr',
        },
      },
      { ...AGATHE, attributes: null },
    ],
    [
      'HubSpot',
      {
        vid: 1,
        properties: {
          firstname: { value: 'Agathe' },
          lastname: { value: 'Lenoir' },
          email: { value: 'agathe@example.fr' },
          hs_object_id: { value: '1' },
        },
      },
      AGATHE,
    ],
    [
      'HubSpot, as sent',
      {
        fields: [
          { objectTypeId: '0-1', name: 'firstname', value: 'Agathe' },
          { name: 'lastname', value: 'Lenoir' },
          { name: 'email', value: 'agathe@example.fr' },
          { name: 'mobilephone', value: '0612345678' },
        ],
        context: { pageName: 'Contact' },
      },
      { ...AGATHE, ...PHONE },
    ],
    [
      'Google Forms',
      {
        namedValues: {
          Horodateur: ['29/03/2026'],
          'Nom et prénom': ['Agathe Lenoir'],
          'Adresse e-mail': ['agathe@example.fr'],
        },
        values: ['x'],
        range: { columnStart: 1 },
      },
      { ...AGATHE, attributes: { Horodateur: '29/03/2026' } },
    ],
    [
      'Wix',
      {
        data: {
          formName: 'Contact',
          submissions: [
            { label: 'Prénom', value: 'Agathe' },
            { label: 'Nom de famille', value: 'Lenoir' },
          ],
          contact: { name: { first: 'Agathe', last: 'Lenoir' }, email: 'agathe@example.fr' },
        },
      },
      AGATHE,
    ],
    [
      'Wix automations',
      {
        data: {
          formName: 'Contact',
          'field:first_name_ab12': 'Agathe',
          'field:last_name': 'Lenoir',
          'field:email_5308': 'agathe@example.fr',
        },
      },
      AGATHE,
    ],
    [
      'Squarespace',
      { fname: 'Agathe', lname: 'Lenoir', 'email-yui_3_17_2_1': 'agathe@example.fr' },
      AGATHE,
    ],
    [
      'Ninja Forms',
      {
        firstname_1523908368154: 'Agathe',
        lastname_1523908369534: 'Lenoir',
        email_1523908370000: 'agathe@example.fr',
      },
      AGATHE,
    ],
    [
      'Fluent Forms',
      {
        names: { first_name: 'Agathe', last_name: 'Lenoir' },
        email: 'agathe@example.fr',
        __submission: { id: 3, city: 'Lyon', country: 'FR' },
        _wp_http_referer: '/contact',
      },
      { ...AGATHE, city: null, country: null, attributes: null },
    ],
    [
      'Netlify',
      {
        form_name: 'contact',
        name: 'contact',
        title: 'Envoi 4',
        data: { ip: '192.0.2.1' },
        ordered_human_fields: [
          { title: 'Name', name: 'name', value: 'Agathe Lenoir' },
          { title: 'Email', name: 'email', value: 'agathe@example.fr' },
        ],
      },
      AGATHE,
    ],
    [
      'Webflow, before',
      {
        name: 'Email Form',
        site: 's1',
        data: { Name: 'Agathe Lenoir', Email: 'agathe@example.fr' },
      },
      AGATHE,
    ],
    [
      'Meta Lead Ads',
      {
        field_data: [
          { name: 'full_name', values: ['Agathe Lenoir'] },
          { name: 'email', values: ['agathe@example.fr'] },
        ],
      },
      AGATHE,
    ],
    [
      'Divi',
      { et_pb_contact_name_0: 'Agathe Lenoir', et_pb_contact_email_0: 'agathe@example.fr' },
      AGATHE,
    ],
    [
      'Mailchimp',
      {
        'data[email]': 'agathe@example.fr',
        'data[merges][FNAME]': 'Agathe',
        'data[merges][LNAME]': 'Lenoir',
      },
      AGATHE,
    ],
    [
      'Formspree',
      {
        form: 'abc',
        submission: { _date: '2026', _replyto: 'agathe@example.fr', name: 'Agathe Lenoir' },
      },
      AGATHE,
    ],
    [
      'a list of pairs',
      [
        { question: 'Nom complet', answer: 'Agathe Lenoir' },
        { question: 'Mail', answer: 'agathe@example.fr' },
      ],
      AGATHE,
    ],
    [
      'a list of one-answer objects',
      [{ Nom: 'Lenoir' }, { Prénom: 'Agathe' }, { 'E-mail': 'agathe@example.fr' }],
      AGATHE,
    ],
    [
      'Symfony',
      {
        'contact_form[firstName]': 'Agathe',
        'contact_form[lastName]': 'Lenoir',
        'contact_form[email]': 'agathe@example.fr',
        'contact_form[_token]': 'x',
      },
      AGATHE,
    ],
    [
      'Cognito Forms',
      {
        Form: { Id: '1', InternalName: 'Contact', Name: 'Contact' },
        Name: { First: 'Agathe', Last: 'Lenoir', FirstAndLast: 'Agathe Lenoir' },
        Email: 'agathe@example.fr',
      },
      AGATHE,
    ],
    [
      'Unbounce',
      {
        'data.json':
          '{"first_name":["Agathe"],"last_name":["Lenoir"],"email":["agathe@example.fr"]}',
        page_name: 'Offre',
      },
      AGATHE,
    ],
  ])('%s', (_tool, body, lead) => {
    expect(draft(JSON_TYPE, body)).toMatchObject(lead);
  });

  test.each<[string, object]>([
    ['a form', { form: { name: 'Contact', title: 'Parlons-en' } }],
    ['a page', { page: { title: 'Accueil', name: 'accueil' } }],
    ['a campaign', { campaign: { name: 'Printemps', source: 'lettre' } }],
    ['a site', { site: { name: 'Vitrine', country: 'FR' } }],
    [
      'an envelope',
      {
        name: 'Contact',
        title: 'Nouvelle réponse',
        data: { first_name: 'Agathe', last_name: 'Lenoir', email: 'agathe@example.fr' },
      },
    ],
  ])('the name of %s is nobody’s', (_what, beside) => {
    const lead = draft(JSON_TYPE, {
      ...beside,
      contact: { prenom: 'Agathe', nom: 'Lenoir', email: 'agathe@example.fr' },
    });
    expect(lead).toMatchObject({ ...AGATHE, source: 'Site', job_title: null, country: null });
  });

  test.each<[string, object]>([
    ['of a company', { company: { name: 'Verrerie' } }],
    ['of a company, in French', { entreprise: { nom: 'Verrerie' } }],
    ['of a company, in one name', { 'Raison sociale': 'Verrerie' }],
  ])('the name %s is the company’s', (_what, body) => {
    expect(draft(JSON_TYPE, { ...body, email: 'agathe@example.fr' })).toMatchObject({
      company_name: 'Verrerie',
      last_name: null,
    });
  });
});

describe('a form sent', () => {
  const json = '{"nom":"Lenoir","email":"agathe@example.fr"}';
  const pairs = 'nom=Lenoir&email=agathe%40example.fr';
  const latin = Buffer.from('nom=No\u00ebl&email=agathe%40example.fr', 'latin1');
  test.each<[string, string, string | Buffer]>([
    ['with a mark before its JSON', JSON_TYPE, `\ufeff${json}`],
    ['as UTF-16', JSON_TYPE, Buffer.from(`\ufeff${json}`, 'utf16le')],
    ['as JSON written twice over', JSON_TYPE, JSON.stringify(json)],
    ['as JSON under the type of a form', URLENCODED, json],
    ['as a form under the type of JSON', JSON_TYPE, pairs],
    ['as a form without a type', '', pairs],
    ['as a form of bytes', 'application/octet-stream', pairs],
    ['as lines', 'text/plain', 'nom=Lenoir\r\nemail=agathe@example.fr\r\n'],
    [
      'as multipart without its boundary',
      'multipart/form-data',
      `--xyz\r\nContent-Disposition: form-data; name="nom"\r\n\r\nLenoir\r\n--xyz\r\nContent-Disposition: form-data; name=email\r\n\r\nagathe@example.fr\r\n--xyz--`,
    ],
    [
      'as multipart that ends too early',
      'multipart/form-data; boundary="x y"',
      `--x y\r\nContent-Disposition: form-data; name="nom"\r\n\r\nLenoir\r\n--x y\r\nContent-Disposition: form-data; name="email"\r\n\r\nagathe@example.fr`,
    ],
    [
      'as multipart in base64',
      'multipart/form-data; boundary=B',
      '--B\nContent-Disposition: form-data; name="nom"\nContent-Transfer-Encoding: base64\n\nTGVub2ly\n--B\nContent-Disposition: form-data; name="email"\n\nagathe@example.fr\n--B--\n',
    ],
  ])('%s is read', (_what, type, body) => {
    expect(draft(type, body)).toMatchObject({ last_name: 'Lenoir', email: 'agathe@example.fr' });
  });

  test.each<[string, string, Buffer | string]>([
    ['that says nothing', URLENCODED, latin],
    ['that says UTF-8', `${URLENCODED}; charset=utf-8`, latin],
    [
      'that says it in a field',
      URLENCODED,
      '_charset_=iso-8859-1&nom=No%EBl&email=agathe%40example.fr',
    ],
    [
      'that sends a € sign',
      `${URLENCODED}; charset=windows-1252`,
      'nom=No%EBl&budget=100+%80&email=agathe%40example.fr',
    ],
    [
      'that sends JSON',
      `${JSON_TYPE}; charset=iso-8859-1`,
      Buffer.from('{"nom":"No\u00ebl","email":"agathe@example.fr"}', 'latin1'),
    ],
  ])('by an old site %s keeps its accents', (_what, type, body) => {
    expect(draft(type, body).last_name).toBe('Noël');
  });

  test.each<[string, string, string | Buffer]>([
    ['more fields than any form has', URLENCODED, 'a=&'.repeat(20_000)],
    ['deeper JSON than anything sends', JSON_TYPE, `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['HTML', 'text/html', '<p>a=b</p>'],
    ['nothing that is a form', 'text/plain', 'Bonjour'],
    ['a JSON number', JSON_TYPE, '12'],
  ])('as %s is refused', (_what, type, body) => {
    expect(() => readForm(type, Buffer.from(body))).toThrow(
      expect.objectContaining({ code: 'INBOUND_UNREADABLE' }),
    );
  });
});
