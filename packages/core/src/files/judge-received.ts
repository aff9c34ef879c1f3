import { extensionOf, fileName, uniqueName } from './file-name.ts';
import { judgeFile } from './judge-file.ts';
import { type FileRemark, fileLimits, type ReceivedFile } from './received-file.ts';

/** A file as it is to be stored. */
export interface AcceptedFile {
  readonly name: string;
  readonly type: string;
}

export interface ReceivedJudgement {
  /** Null for one that is not kept: the remark says why. */
  readonly accepted: AcceptedFile | null;
  readonly remark: FileRemark | null;
}

/** The files of one mail or form, one after the other: how many there are and how they are called. */
export class ReceivedFiles {
  readonly #names = new Set<string>();
  #count = 0;

  /** Whether a file is kept, and under which name; a program never is. */
  judge({ name: given, bytes, isCut }: ReceivedFile): ReceivedJudgement {
    const called = fileName(given ?? '') || 'piece-jointe';
    const { isProgram, hasMacros, type, extension } = judgeFile(bytes, called);
    const whole =
      extensionOf(called) === '' && extension !== '' ? `${called}.${extension}` : called;
    const refused = (reason: FileRemark['reason']): ReceivedJudgement => ({
      accepted: null,
      remark: { name: whole, reason },
    });
    if (bytes.length === 0) return refused('empty');
    if (isProgram) return refused('executable');
    if (isCut) return refused('cut');
    if (bytes.length > fileLimits.bytes) return refused('too_large');
    if (this.#count >= fileLimits.files) return refused('too_many');
    this.#count += 1;
    const name = uniqueName(whole, this.#names);
    const remark = hasMacros ? ({ name, reason: 'macros' } as const) : null;
    return { accepted: { name, type }, remark };
  }
}
