/**
 * What `policy.yaml` and a readings file may hold, and what an archived edition must hold.
 *
 * The message of a check is the code of its diagnostic; `known …` lists the keys that a page may have.
 *
 * @module
 */
import { z } from 'zod';
import { ratio, ratioFrom, type Slug } from '../units.ts';
import { FORCES, JUDGEMENTS, type Edition, type FailsOn, type Readings } from './policy.ts';

/** Lower-case words joined by hyphens, starting with a letter. */
export const WORD_ID = /^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** A page of `key: value` lines with these keys and no others. */
export function page<const Shape extends z.ZodRawShape>(shape: Shape) {
	return z.strictObject(shape, {
		error: (issue) =>
			issue.code === 'unrecognized_keys' ? `known ${Object.keys(shape).join(' ')}` : undefined
	});
}

/** Text that says something. */
export const words = z.string().regex(/\S/, 'YA014');

const when = z
	.string()
	.regex(/^(unknown|\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)$/, 'PO006');

const clause = page({
	id: z.string().regex(/^[a-z]+\/[^\s/]+$/, 'PO002'),
	ref: words,
	binds: z.array(words).min(1, 'PO005'),
	force: z.enum(FORCES, 'PO003'),
	says: words,
	conditions: words.exactOptional(),
	consequence: words.exactOptional(),
	topics: z.array(z.string().regex(/^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/, 'PO004'))
});

const statement = page({ says: words, clauses: z.array(z.string()) });
const contact = page({ role: words, for: words });
const failsOn = z.array(z.enum(['serious-breach', 'breach'], 'PO009'));
const floorEntry = page({
	conduct: z.string(),
	when: z.literal('child', 'PO014').exactOptional(),
	because: words
});
const notScoredEntry = page({ conduct: z.string(), because: words });

const reading = page({
	judgement: z.enum(JUDGEMENTS, 'RE004'),
	clauses: z.array(z.string()),
	because: words,
	readers: z.int('RE007').min(1, 'RE007').default(1)
});

/** `policies/<slug>/policy.yaml`, as it is written. */
export const policyFile = page({
	policy: z.string(),
	school: words,
	title: words,
	edition: words,
	adopted: when,
	review: words,
	source: words,
	contacts: z.array(contact).default([]),
	'pass-mark': z
		.string()
		.regex(/^\d{1,4}\/[1-9]\d{0,3}$/, 'PO007')
		.default('4/5'),
	'fails-on': failsOn.default(['serious-breach']),
	declaration: z.array(statement).default([]),
	clauses: z.array(clause),
	floor: z.array(floorEntry).exactOptional(),
	'not-scored': z.array(notScoredEntry).exactOptional(),
	'not-scored-note': words.exactOptional()
});
export type PolicyFile = z.output<typeof policyFile>;

/** `policies/<slug>/readings/<scenario>.yaml`, as it is written. */
export const readingsFile = page({
	scenario: z.string(),
	readings: z.record(z.string(), reading)
});
export type ReadingsFile = z.output<typeof readingsFile>;

/** An edition as it is archived: the domain's own words. */
export const archivedEdition = z.strictObject({
	policy: z.string(),
	school: z.string(),
	title: z.string(),
	edition: z.string(),
	adopted: z.string(),
	review: z.string(),
	source: z.string(),
	contacts: z.array(contact),
	passMark: z.strictObject({ n: z.int().min(0), d: z.int().min(1) }),
	failsOn,
	declaration: z.array(statement),
	clauses: z.array(clause),
	readings: z.record(z.string(), z.record(z.string(), reading)),
	floor: z.array(floorEntry).exactOptional(),
	notScored: z.array(notScoredEntry).exactOptional(),
	notScoredNote: z.string().exactOptional()
});

/** The edition that a policy file and its readings make; a pass mark that cannot be read is 4/5. */
export function editionOf(file: PolicyFile, readings: Readonly<Record<Slug, Readings>>): Edition {
	const note = file['not-scored-note'];
	return {
		policy: file.policy,
		school: file.school,
		title: file.title,
		edition: file.edition,
		adopted: file.adopted,
		review: file.review,
		source: file.source,
		contacts: file.contacts,
		passMark: ratioFrom(file['pass-mark']) ?? ratio(4, 5),
		failsOn: file['fails-on'] satisfies readonly FailsOn[],
		declaration: file.declaration,
		clauses: file.clauses,
		readings,
		...(file.floor ? { floor: file.floor } : {}),
		...(file['not-scored'] ? { notScored: file['not-scored'] } : {}),
		...(note === undefined ? {} : { notScoredNote: note })
	};
}
