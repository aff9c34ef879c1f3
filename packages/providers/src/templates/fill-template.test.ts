import { describe, expect, test } from 'vitest';
import { checkTemplate, fillTemplate } from './fill-template.ts';

const variables = ['first_name', 'company'];
const check = (text: string) => () => checkTemplate(text, { field: 'body', variables });

describe('the text of a step', () => {
  test('is filled, and chooses words by what is known', () => {
    const text = 'Bonjour{{#if first_name}} {{first_name}}{{/if}}, de {{company}}';
    expect(check(text)).not.toThrow();
    expect(fillTemplate(text, { first_name: 'Inès', company: 'Orsel & <b>fils</b>' })).toBe(
      'Bonjour Inès, de Orsel & <b>fils</b>',
    );
    expect(fillTemplate(text, { first_name: '', company: 'X' })).toBe('Bonjour, de X');
  });

  test('is given values that can forge no line and run no template', () => {
    expect(
      fillTemplate('{{company}}', { company: 'A\r\nBcc: x@y.z {{first_name}}', first_name: 'B' }),
    ).toBe('A Bcc: x@y.z {{first_name}}');
  });

  test.each([
    ['{{prenom}}', 'TEMPLATE_VARIABLE_UNKNOWN'],
    ['{{constructor}}', 'TEMPLATE_VARIABLE_UNKNOWN'],
    ['{{lookup this "x"}}', 'TEMPLATE_VARIABLE_UNKNOWN'],
    ['{{#each company}}x{{/each}}', 'TEMPLATE_VARIABLE_UNKNOWN'],
    ['{{> header}}', 'TEMPLATE_VARIABLE_UNKNOWN'],
    ['{{#if first_name}}', 'TEMPLATE_UNREADABLE'],
    ['Bonjour {{first_name}', 'TEMPLATE_UNREADABLE'],
  ])('%s is refused: %s', (text, code) => {
    expect(check(text)).toThrow(expect.objectContaining({ code }));
  });
});
