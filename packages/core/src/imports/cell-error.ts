/** What Excel, Google Sheets and LibreOffice write where a formula has no result, in their languages. */
const ERRORS = new Set(
  `#REF! #N/A #N/D #NV #NAME? #NOM? #VALUE! #VALEUR! #WERT! #BEZUG! #DIV/0! #NULL! #NUL! #NUM! #NOMBRE!
   #ZAHL! #ERROR! #ERREUR! #SPILL! #PROPAGATION! #EPARS! #DEBORDEMENT! #CALC! #CALCUL! #FIELD! #CHAMP!
   #BLOCKED! #BLOQUE! #BLOQUÉ! #CONNECT! #CONNEXION! #UNKNOWN! #INCONNU! #BUSY! #OCCUPE! #OCCUPÉ!
   #EXTERNAL! #EXTERNE! #PYTHON! #TIMEOUT! #GETTING_DATA #CHARGEMENT_DONNEES #CHARGEMENT_DONNÉES`.split(
    /\s+/,
  ),
);

/** A formula that is still at work; a column too narrow for its number; an error of LibreOffice. */
const PASSING =
  /^(?:loading|chargement|chargement en cours|calculating|calcul en cours)\s?(?:\.\.\.|…)$|^#{3,}$|^err\s?:\s?\d{3}$/i;

/** How programs write that there is nothing: databases, pandas, scripts. To the letter: Null is a name. */
const NOTHING = new Set([
  'NULL',
  '\\N',
  'NaN',
  'nan',
  'NaT',
  '<NA>',
  'undefined',
  '[object Object]',
]);

const LONGEST = 30;

/** Whether a cell says that there is no value, instead of having one. */
export function isCellError(text: string): boolean {
  if (text.length > LONGEST) return false;
  // LibreOffice in French sets a blank before the mark: « #NOM ? ».
  const mark = text.replace(/\s(?=[!?]$)/, '').toUpperCase();
  return (text.startsWith('#') && ERRORS.has(mark)) || PASSING.test(text) || NOTHING.has(text);
}

/** What a spreadsheet writes for a long number in a narrow column: its digits are lost. */
export function isShortenedNumber(text: string): boolean {
  return text.length <= LONGEST && /^\d(?:[.,]\d{1,14})?E\+\d{1,2}$/i.test(text);
}
