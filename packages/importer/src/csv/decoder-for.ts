/** 0x80 to 0xff of the code page of MS-DOS, in which French Excel saves « CSV (MS-DOS) ». */
const IBM850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

interface Decoder {
  decode(bytes?: Uint8Array, options?: { readonly stream?: boolean }): string;
}

/** Decodes a stream of bytes; what Node has no decoder for is told by its table. */
export function decoderFor(encoding: string): Decoder {
  return encoding === 'ibm850' ? { decode: decodeDos } : new TextDecoder(encoding);
}

/** A byte is a letter, so that pieces need not be joined. */
function decodeDos(bytes: Uint8Array = new Uint8Array()): string {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return view.toString('latin1').replace(/[\u0080-\u00ff]/g, letterOf);
}

const letterOf = (sign: string): string => IBM850[sign.charCodeAt(0) - 0x80] ?? sign;
