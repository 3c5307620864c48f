/**
 * Every route of the app, with the actions and methods it answers to: read out of the sources, so that none is forgotten.
 *
 * @module
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { ROOT } from '../durability/server.ts';

/** A route as its folder says it. */
export interface Route {
	/** As Kit names it: `/(site)/course/[scenario]`. */
	readonly id: string;
	/** Whether there is a page to see. */
	readonly page: boolean;
	/** The names of the page's form actions. */
	readonly actions: readonly string[];
	/** The methods that are answered without a page. */
	readonly methods: readonly string[];
}

const FOLDER = path.join(ROOT, 'src/routes');
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'fallback'];

/** Reads every folder that holds a page or an answer. */
export function routesOf(folder = FOLDER): readonly Route[] {
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
	const folders = new Set(
		files
			.filter((file) => /^\+(page|server)\b/.test(path.basename(file)))
			.map((file) => path.dirname(file))
	);
	return [...folders].sort().map((name) => routeIn(folder, name));
}

function routeIn(folder: string, name: string): Route {
	const at = (file: string) => path.join(folder, name, file);
	const read = (file: string) =>
		existsSync(at(file)) ? exportsOf(at(file)) : new Map<string, undefined>();
	const actions = read('+page.server.ts').get('actions');
	return {
		id: name === '.' ? '/' : `/${name.split(path.sep).join('/')}`,
		page: existsSync(at('+page.svelte')),
		actions: actions === undefined ? [] : keysOf(actions, at('+page.server.ts')),
		methods: [...read('+server.ts').keys()].filter((each) => METHODS.includes(each))
	};
}

/** What a file exports, with what it is set to where that is said on the spot. */
function exportsOf(file: string): Map<string, ts.Expression | undefined> {
	const source = ts.createSourceFile(
		file,
		readFileSync(file, 'utf8'),
		ts.ScriptTarget.Latest,
		true
	);
	const found = new Map<string, ts.Expression | undefined>();
	for (const statement of source.statements) {
		if (ts.isExportDeclaration(statement)) {
			if (!statement.exportClause || !ts.isNamedExports(statement.exportClause))
				throw new Error(`${file} exports what cannot be read here: name each export.`);
			for (const { name } of statement.exportClause.elements) found.set(name.text, undefined);
		}
		const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
		if (!modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) continue;
		if (ts.isFunctionDeclaration(statement) && statement.name)
			found.set(statement.name.text, undefined);
		if (ts.isVariableStatement(statement))
			for (const { name, initializer } of statement.declarationList.declarations)
				for (const each of namesIn(name)) found.set(each, initializer);
	}
	return found;
}

function namesIn(name: ts.BindingName): readonly string[] {
	if (ts.isIdentifier(name)) return [name.text];
	return name.elements.flatMap((each) => (ts.isBindingElement(each) ? namesIn(each.name) : []));
}

/** The keys of `{…} satisfies Actions`; anything that hides one is an error. */
function keysOf(written: ts.Expression, file: string): readonly string[] {
	if (ts.isSatisfiesExpression(written) || ts.isAsExpression(written))
		return keysOf(written.expression, file);
	if (!ts.isObjectLiteralExpression(written))
		throw new Error(`${file}: write the actions as an object, so that each can be seen.`);
	return written.properties.map(({ name }) => {
		if (name && (ts.isIdentifier(name) || ts.isStringLiteral(name))) return name.text;
		throw new Error(`${file}: name each action, so that it can be seen.`);
	});
}
