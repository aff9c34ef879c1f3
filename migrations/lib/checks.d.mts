export function choicesIn(definition: string, column: string): string[];
