import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/lib/paths.ts';

export type Instruction = { readonly keyword: string; readonly text: string };
export type Stage = {
  readonly name: string;
  readonly from: string;
  readonly instructions: readonly Instruction[];
};

function listInstructions(source: string): Instruction[] {
  const lines = source
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.trimStart().startsWith('#'));
  const joined = lines
    .join('\n')
    .replace(/\\\n\s*/g, '')
    .split('\n');
  return joined.map((line) => {
    const [keyword = '', ...rest] = line.trim().split(/\s+/);
    return { keyword, text: rest.join(' ') };
  });
}

function parseStages(source: string): Stage[] {
  const stages: { name: string; from: string; instructions: Instruction[] }[] = [];
  for (const instruction of listInstructions(source)) {
    if (instruction.keyword !== 'FROM') {
      stages.at(-1)?.instructions.push(instruction);
      continue;
    }
    const [from = '', as, name] = instruction.text.split(' ');
    if (as !== 'AS' || !name) throw new Error(`A stage without a name: FROM ${instruction.text}`);
    stages.push({ name, from, instructions: [] });
  }
  return stages;
}

export const DOCKERFILE: readonly Stage[] = parseStages(
  readFileSync(join(ROOT, 'Dockerfile'), 'utf8'),
);

export function findStage(name: string): Stage {
  const stage = DOCKERFILE.find((one) => one.name === name);
  if (!stage) throw new Error(`The Dockerfile has no stage ${name}`);
  return stage;
}

export type Copy = {
  /** Stage the files come from; absent: the tree that is built. */
  readonly stage: string | undefined;
  readonly sources: readonly string[];
  readonly target: string;
};

export function listCopies(stage: Stage): Copy[] {
  return stage.instructions
    .filter(({ keyword }) => keyword === 'COPY')
    .map(({ text }) => {
      const words = text.split(' ');
      const option = words[0]?.startsWith('--from=') ? words.shift() : undefined;
      const target = words.pop() ?? '';
      return { stage: option?.slice('--from='.length), sources: words, target };
    });
}

/** The commands of the RUN lines of a stage, one by one. */
export function listCommands(stage: Stage): string[] {
  return stage.instructions
    .filter(({ keyword }) => keyword === 'RUN')
    .flatMap(({ text }) => text.split(' && '));
}
