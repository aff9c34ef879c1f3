import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  normaliseEinvoiceAddress,
  normaliseSiren,
  normaliseSiret,
  normaliseVatNumber,
} from './company-numbers.ts';

const refused = (code: string) => expect.objectContaining({ code });

describe('a SIREN and a SIRET', () => {
  test.each([
    ['732 829 320', '732829320'],
    ['356000000', '356000000'],
    [' 552.100.554 ', '552100554'],
  ])('%s is read', (written, siren) => {
    expect(normaliseSiren(written)).toBe(siren);
  });

  test.each([
    ['732 829 320 00074', '73282932000074'],
    // The seat of La Poste has a key, its offices a sum that divides by five.
    ['35600000000048', '35600000000048'],
    ['35600000049837', '35600000049837'],
  ])('%s is read', (written, siret) => {
    expect(normaliseSiret(written)).toBe(siret);
  });

  test.each(['', '12 34', '732829321', '73282932O', '7328293200', '732-829-320-x'])(
    '%s is no SIREN',
    (written) => expect(() => normaliseSiren(written)).toThrow(refused('SIREN_INVALID')),
  );

  test.each(['73282932000075', '35600000049838', '7328293200007', '552100554'])(
    '%s is no SIRET',
    (written) => expect(() => normaliseSiret(written)).toThrow(refused('SIRET_INVALID')),
  );

  test('one digit typed wrong is always noticed', () => {
    const place = fc.integer({ min: 0, max: 8 });
    const other = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(place, other, (at, by) => {
        const digits = [...'732829320'];
        digits[at] = String((Number(digits[at]) + by) % 10);
        expect(() => normaliseSiren(digits.join(''))).toThrow(refused('SIREN_INVALID'));
      }),
    );
  });
});

describe('a VAT number', () => {
  test.each([
    ['FR 44 732829320', 'FR44732829320'],
    ['fr44732829320', 'FR44732829320'],
    ['FRK7399859412', 'FRK7399859412'],
    ['BE 0428.759.497', 'BE0428759497'],
    ['DE136695976', 'DE136695976'],
    ['ATU13585627', 'ATU13585627'],
    ['ESB58378431', 'ESB58378431'],
    ['IE6433435F', 'IE6433435F'],
    ['NL004495445B01', 'NL004495445B01'],
    ['GR094259216', 'EL094259216'],
    ['XI123456789', 'XI123456789'],
  ])('%s is read', (written, number) => {
    expect(normaliseVatNumber(written)).toBe(number);
  });

  test.each([
    '',
    'FR45732829320',
    'FR44732829321',
    'FR732829320',
    '44732829320',
    'US123456789',
    'DE13669597',
    'constructor',
    'EX000000000',
  ])('%s is none', (written) => {
    expect(() => normaliseVatNumber(written)).toThrow(refused('VAT_NUMBER_INVALID'));
  });
});

describe('an address of electronic invoices', () => {
  test.each([
    ['732829320', '732829320'],
    ['0225:732829320', '732829320'],
    ['732 829 320', '732829320'],
    ['732829320_73282932000074', '732829320_73282932000074'],
    ['732829320_73282932000074_COMPTA', '732829320_73282932000074_COMPTA'],
    ['732829320_achats-paris', '732829320_achats-paris'],
    ['0208:0428759497', '0208:0428759497'],
  ])('%s is read', (written, address) => {
    expect(normaliseEinvoiceAddress(written)).toBe(address);
  });

  test.each([
    '',
    'facturation@lumen.fr',
    '732829321',
    '732829320_73282932000075',
    '732829320_55210055400013',
    '732829320_',
    '0225:lumen',
    '208:0428759497',
    // No scheme of the list; a number that is not one of its scheme.
    '1234:0428759497',
    '9999:X',
    '0208:X',
    '0009:12345678900000',
    '0088:30123456000',
  ])('%s is none', (written) => {
    expect(() => normaliseEinvoiceAddress(written)).toThrow(refused('EINVOICE_ADDRESS_INVALID'));
  });
});
