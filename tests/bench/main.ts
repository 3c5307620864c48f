/**
 * `npm run bench`: the budgets, measured. Exit code 1 when one is missed.
 *
 * @module
 */
import { measureChoices } from './choices.ts';
import { measureEvidence } from './evidence.ts';
import { keeps, tableOf, type Figure } from './figures.ts';
import { measurePackages } from './packages.ts';
import { measurePages } from './pages.ts';
import { measurePlayer } from './player.ts';
import { measureReminders } from './reminders.ts';
import { measureReports } from './reports.ts';
import { writePage } from './page.ts';
import { built } from '../../scripts/prepare.mjs';

const HELP = `npm run bench -- [--quick] [--write] [player] [pages] [packages] [choices] [reports] [evidence] [reminders]

  --quick   fewer turns: enough to see whether something is badly wrong
  --write   writes what was measured to docs/bench.md
  Without a name, everything is measured.`;

const PARTS: Readonly<Record<string, (quick: boolean) => Promise<readonly Figure[]>>> = {
	player: (quick) => measurePlayer(quick ? 3 : 15),
	pages: (quick) => measurePages(quick ? 3 : 9),
	packages: (quick) => measurePackages(quick ? 3 : 11),
	choices: (quick) => measureChoices(quick ? 3 : 11),
	reports: (quick) => measureReports(quick ? 3 : 11),
	evidence: (quick) => measureEvidence(quick ? 3 : 7),
	reminders: (quick) => measureReminders(quick ? 3 : 11)
};

const words = process.argv.slice(2);
const flags = words.filter((word) => word.startsWith('--'));
const names = words.filter((word) => !word.startsWith('--'));
const wrong =
	flags.some((flag) => !['--quick', '--write'].includes(flag)) ||
	names.some((name) => !Object.hasOwn(PARTS, name));

if (wrong || (flags.includes('--write') && names.length > 0)) {
	console.error(HELP);
	process.exit(2);
}

await built('app', 'cli', 'player');
const figures: Figure[] = [];
for (const [name, measure] of Object.entries(PARTS)) {
	if (names.length > 0 && !names.includes(name)) continue;
	console.error(`Measuring: ${name} …`);
	figures.push(...(await measure(flags.includes('--quick'))));
}
console.log(tableOf(figures));
if (flags.includes('--write')) writePage(figures, flags.includes('--quick'));
process.exit(figures.every(keeps) ? 0 : 1);
