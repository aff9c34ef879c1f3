import { remarkLabel } from '@ia/core';
import type { ImportReport, RemarkCount, RowCounts } from '@ia/importer';

const numbers = new Intl.NumberFormat('fr-FR');

/** Prints what became of a file: every row is in one of the four outcomes. */
export function printImportReport(report: ImportReport): void {
  const { counts, file, mapping, encoding, seconds } = report;
  const isDry = report.status === 'previewed' ? ', à blanc : rien n’est écrit' : '';
  console.log(`\n${file} → ${mapping} (${encoding}, ${french(seconds)} s${isDry})`);
  console.log(`  ${outcomes(counts)}`);
  for (const { column, code, value } of report.fileRemarks) {
    const shown = value ? ` : ${value}` : '';
    console.log(
      `  fichier · ${column ? `${column} · ` : ''}${remarkLabel(code, column, 'fr')}${shown}`,
    );
  }
  for (const remark of report.remarks) console.log(`  ${describe(remark)}`);
}

/** One line for the whole load. */
export function printImportTotal(reports: readonly ImportReport[], refused: number): void {
  const total = reports.reduce(
    (sum, { counts }) => ({
      total: sum.total + counts.total,
      created: sum.created + counts.created,
      updated: sum.updated + counts.updated,
      unchanged: sum.unchanged + counts.unchanged,
      rejected: sum.rejected + counts.rejected,
      flagged: sum.flagged + counts.flagged,
    }),
    { total: 0, created: 0, updated: 0, unchanged: 0, rejected: 0, flagged: 0 },
  );
  const seconds = reports.reduce((sum, report) => sum + report.seconds, 0);
  const files = `${reports.length} fichier(s) chargé(s), ${refused} refusé(s)`;
  console.log(`\nTotal : ${files} en ${french(seconds)} s\n  ${outcomes(total)}`);
}

function outcomes(counts: RowCounts): string {
  return [
    `${numbers.format(counts.total)} lues`,
    `${numbers.format(counts.created)} créées`,
    `${numbers.format(counts.updated)} modifiées`,
    `${numbers.format(counts.unchanged)} inchangées`,
    `${numbers.format(counts.rejected)} rejetées`,
    `${numbers.format(counts.flagged)} signalées`,
  ].join(' · ');
}

function french(seconds: number): string {
  return seconds.toFixed(1).replace('.', ',');
}

function describe({ count, column, code, value }: RemarkCount): string {
  const where = column ? `${column} · ` : '';
  const example = value ? ` (ex. « ${value} »)` : '';
  return `${numbers.format(count).padStart(7)} × ${where}${remarkLabel(code, column, 'fr')}${example}`;
}
