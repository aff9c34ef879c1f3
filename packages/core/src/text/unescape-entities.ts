/** Signs some plugins of sites write as HTML in what is no HTML; what would open a tag stays as it is. */
const NAMED: Readonly<Record<string, string>> = {
  ...{ amp: '&', quot: '"', apos: "'", nbsp: ' ', rsquo: '’', lsquo: '‘', laquo: '«', raquo: '»' },
  ...{ eacute: 'é', egrave: 'è', ecirc: 'ê', euml: 'ë', agrave: 'à', acirc: 'â', ccedil: 'ç' },
  ...{ ocirc: 'ô', icirc: 'î', iuml: 'ï', ucirc: 'û', ugrave: 'ù', oelig: 'œ', euro: '€' },
  ...{ Eacute: 'É', Egrave: 'È', Ecirc: 'Ê', Agrave: 'À', Ccedil: 'Ç', OElig: 'Œ' },
};

/** « L&#039;&eacute;toile &amp; fils » as it was typed: « L'étoile & fils ». */
export function unescapeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{2,4})|#x([0-9a-f]{2,4})|([a-z]{2,8}));/gi, (whole, ...found) => {
    const [decimal, hexadecimal, name] = found as (string | undefined)[];
    if (name !== undefined) return NAMED[name] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hexadecimal ?? '', 16);
    const sign = String.fromCharCode(code);
    return code < 32 || sign === '<' || sign === '>' ? whole : sign;
  });
}
