/** What the first bytes of a file say it is; each byte one character of `bytes`. */
export interface Signature {
  readonly type: string;
  /** What a file of that kind is called when its name says nothing. */
  readonly extension: string;
  readonly bytes: string;
  /** Where they stand; 0 unless told. */
  readonly at?: number;
}

/** What scripts of a shell begin with. */
export const SCRIPTS: readonly string[] = ['#!/', '#! /'];

/** Programs, whatever they are called: Windows, Linux, macOS, Java, Android, shortcuts, help. */
export const PROGRAMS: readonly string[] = [
  ...['MZ', '\x7fELF', '\xca\xfe\xba\xbe', 'dex\n', 'ITSF'],
  ...['\xfe\xed\xfa\xce', '\xfe\xed\xfa\xcf', '\xce\xfa\xed\xfe', '\xcf\xfa\xed\xfe'],
  'L\x00\x00\x00\x01\x14\x02\x00',
];

const of = (type: string, extension: string, bytes: string, at = 0): Signature => ({
  type,
  extension,
  bytes,
  at,
});

/** The first that matches counts. A PDF is looked for apart: some printers write words before it. */
export const SIGNATURES: readonly Signature[] = [
  of('image/png', 'png', '\x89PNG\r\n\x1a\n'),
  of('image/jpeg', 'jpg', '\xff\xd8\xff'),
  of('image/gif', 'gif', 'GIF8'),
  of('image/webp', 'webp', 'WEBP', 8),
  of('image/tiff', 'tif', 'II*\x00'),
  of('image/tiff', 'tif', 'MM\x00*'),
  ...['heic', 'heix', 'hevc', 'mif1', 'msf1'].map((brand) =>
    of('image/heic', 'heic', `ftyp${brand}`, 4),
  ),
  of('video/quicktime', 'mov', 'ftypqt', 4),
  of('audio/mp4', 'm4a', 'ftypM4A', 4),
  of('video/mp4', 'mp4', 'ftyp', 4),
  of('video/webm', 'webm', '\x1a\x45\xdf\xa3'),
  of('audio/mpeg', 'mp3', 'ID3'),
  of('audio/mpeg', 'mp3', '\xff\xfb'),
  of('audio/wav', 'wav', 'WAVE', 8),
  of('audio/ogg', 'ogg', 'OggS'),
  of('application/zip', 'zip', 'PK\x03\x04'),
  of('application/zip', 'zip', 'PK\x05\x06'),
  of('application/x-7z-compressed', '7z', '7z\xbc\xaf\x27\x1c'),
  of('application/vnd.rar', 'rar', 'Rar!\x1a\x07'),
  of('application/gzip', 'gz', '\x1f\x8b'),
  of('application/rtf', 'rtf', '{\\rtf'),
  of('application/x-ole-storage', 'doc', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
];

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** A ZIP file is an office document by what it holds. */
export const PACKAGES: readonly (readonly [entry: RegExp, type: string, extension: string])[] = [
  [/^word\//, `${OFFICE}.wordprocessingml.document`, 'docx'],
  [/^xl\//, `${OFFICE}.spreadsheetml.sheet`, 'xlsx'],
  [/^ppt\//, `${OFFICE}.presentationml.presentation`, 'pptx'],
];

/** The older office documents share one container: their name tells which it is. */
export const OLE_TYPES: Readonly<Record<string, string>> = {
  doc: 'application/msword',
  dot: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  msg: 'application/vnd.ms-outlook',
};

/** OpenDocument says its type in its first entry; what has no signature is text, by its name. */
export const TEXT_TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  ics: 'text/calendar',
  vcf: 'text/vcard',
  json: 'application/json',
  xml: 'application/xml',
  md: 'text/markdown',
  eml: 'message/rfc822',
  svg: 'image/svg+xml',
  html: 'text/html',
  htm: 'text/html',
};

const list = (names: string): ReadonlySet<string> => new Set(names.split(' '));

/** Inside an archive: what runs when somebody clicks on it. Sources of a site (`.js`) are none. */
export const PROGRAM_NAMES_PACKED = list(
  'exe scr bat cmd pif vbs vbe jse wsf wsh hta lnk msi msp cpl ps1 reg jar scf',
);

/** Names that run when they are opened, as mail services refuse them. */
export const PROGRAM_NAMES = list(
  [
    ...PROGRAM_NAMES_PACKED,
    'ade adp apk app appx appxbundle application cab chm com dll dmg ex_ gadget img inf ins iso isp',
    'jnlp js lib mde mjs msc msix msixbundle mst nsh one ps1xml psm1 sct sh shb sys url vb vhd vhdx vxd',
    'wsc xll',
  ].join(' '),
);
