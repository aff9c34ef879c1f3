import { remarkLabel } from '@ia/core';
import type { ImportReport, RemarkCount } from '@ia/importer';

const numbers = new Intl.NumberFormat('fr-FR');

/** Prints what became of a file: every row is in one of the four outcomes. */
export function printImportReport(report: ImportReport): void {
  const { counts, file, mapping, encoding, seconds } = report;
  console.log(`\n${file} → ${mapping} (${encoding}, ${seconds.toFixed(1).replace('.', ',')} s)`);
  const outcomes = [
    `${numbers.format(counts.total)} lues`,
    `${numbers.format(counts.created)} créées`,
    `${numbers.format(counts.updated)} modifiées`,
    `${numbers.format(counts.unchanged)} inchangées`,
    `${numbers.format(counts.rejected)} rejetées`,
    `${numbers.format(counts.flagged)} signalées`,
  ];
  console.log(`  ${outcomes.join(' · ')}`);
  for (const { column, code, value } of report.fileRemarks) {
    const shown = value ? ` : ${value}` : '';
    console.log(
      `  fichier · ${column ? `${column} · ` : ''}${remarkLabel(code, column, 'fr')}${shown}`,
    );
  }
  for (const remark of report.remarks) console.log(`  ${describe(remark)}`);
}

function describe({ count, column, code, value }: RemarkCount): string {
  const where = column ? `${column} · ` : '';
  const example = value ? ` (ex. « ${value} »)` : '';
  return `${numbers.format(count).padStart(7)} × ${where}${remarkLabel(code, column, 'fr')}${example}`;
}
