/**
 * `clause check`: all content, with every walk and every path, and what is wrong in it.
 *
 * @module
 */
import { checkContent, type Checked } from '#server/library/check.ts';
import type { Diagnostic } from '#server/library/diagnostic.ts';
import type { Measures, Worst } from '#server/library/measures.ts';
import { EXIT, printJson, styled, wrapped, type Exit, type Terminal } from './terminal.ts';

/** Checks and prints; says whether there are errors. */
export function checkCommand(terminal: Terminal, root: string, json: boolean): Exit {
	const began = terminal.timer();
	const checked = checkContent(root, terminal.timer);
	const errors = checked.diagnostics.filter(({ severity }) => severity === 'error');
	const warnings = checked.diagnostics.filter(({ severity }) => severity === 'warning');
	if (json)
		printJson(terminal, {
			scenarios: checked.scenarios.length,
			policies: checked.policies,
			clauses: checked.clauses,
			readings: checked.readings,
			walks: checked.walks,
			paths: checked.paths,
			measures: checked.scenarios.map(({ measures }) => measures),
			errors: errors.map(shown),
			warnings: warnings.map(shown),
			singleReader: checked.singleReader
		});
	else {
		for (const each of checked.diagnostics) terminal.out(`${told(terminal, each)}\n`);
		summarise(terminal, checked, terminal.timer() - began);
		terminal.out(verdict(terminal, errors.length, warnings.length));
	}
	return errors.length > 0 ? EXIT.no : EXIT.fine;
}

/** A diagnostic with the keys that scripts rely on; `nearest` only where something is near. */
function shown({ code, file, line, where, says, found, expected, nearest, doThis }: Diagnostic) {
	return {
		...{ code, file, line, where, says, found, expected },
		...(nearest === undefined ? {} : { nearest }),
		doThis
	};
}

function told(terminal: Terminal, each: Diagnostic): string {
	const column = each.column === undefined ? '' : `:${each.column}`;
	const kind = styled(terminal, each.severity === 'error' ? 'red' : 'yellow', each.severity);
	return [
		`${styled(terminal, 'bold', `${each.file}:${each.line}${column}`)}  ${kind} ${each.code}`,
		wrapped(each.says, '  '),
		wrapped(`Expected: ${each.expected}`, '  '),
		wrapped(`To do: ${each.doThis}`, '  ')
	].join('\n');
}

function summarise(terminal: Terminal, checked: Checked, milliseconds: number): void {
	const { policies, clauses, readings, walks, paths, scenarios, singleReader } = checked;
	for (const each of scenarios) {
		terminal.out(
			`${each.scenario}: ${each.walks} walks; ${number(each.paths)} paths under ${policies} policies, ` +
				`${number(each.passing)} of them passing, the longest ${each.longest} decisions ` +
				`(${(each.milliseconds / 1000).toFixed(1)} s)`
		);
		terminal.out(`  ${measured(each.measures)}`);
	}
	terminal.out(
		`${policies} policies, ${clauses} clauses, ${readings} readings; ${count(scenarios.length, 'scenario')}, ` +
			`${walks} walks, ${number(paths)} paths (${(milliseconds / 1000).toFixed(1)} s)`
	);
	if (singleReader.length === 0) return;
	terminal.out(`Read by one person only (${singleReader.length} readings):`);
	const places = new Map<string, string[]>();
	for (const { policy, scenario, conduct } of singleReader) {
		const place = `${policy} / ${scenario}`;
		places.set(place, [...(places.get(place) ?? []), conduct]);
	}
	for (const [place, conducts] of places) terminal.out(`  ${place}: ${conducts.join(', ')}`);
}

/** The measures of a scenario in one line. */
function measured({
	giveaway: { first, longest },
	decisions,
	minutes,
	...prose
}: Measures): string {
	const best = (worst: Worst) => `${worst.count} of ${worst.scenes}`;
	return [
		`reading age ${prose.readingAge}`,
		`sentences of ${prose.meanSentence} words, the longest ${prose.longestSentence}`,
		`the best choice first in ${best(first)} scenes, longest in ${best(longest)}`,
		`${decisions.shortest} to ${decisions.longest} decisions, typically ${decisions.typical}`,
		`${minutes.measured} minutes (says ${minutes.stated})`
	].join('; ');
}

function verdict(terminal: Terminal, errors: number, warnings: number): string {
	const also = warnings === 0 ? '' : `, ${count(warnings, 'warning')}`;
	return errors === 0
		? styled(terminal, 'green', `Every file is in order${also}.`)
		: styled(terminal, 'red', `${count(errors, 'error')}${also}.`);
}

function count(many: number, one: string): string {
	return `${many} ${many === 1 ? one : `${one}s`}`;
}

function number(many: number): string {
	return many.toLocaleString('en-GB');
}
