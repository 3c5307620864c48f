/**
 * Signing the declaration, and saying that something is not clear.
 *
 * @module
 */
import { randomUUID } from 'node:crypto';
import { sign, type Declaration } from '#domain/declaration/declaration.ts';
import { covering } from '#domain/evidence/attempts.ts';
import { isRefusal, refuse, type Refusal } from '#domain/refusal.ts';
import type { Instant } from '#domain/units.ts';
import { newSalt } from '../evidence/committed.ts';
import { hashOf } from '../store/archive.ts';
import type { PersonRecord, Question, SchoolRecord } from '../store/records.ts';
import { dayOf } from '../clock.ts';
import { countsFor, type Owing } from './owing.ts';
import type { Training } from './attempts.ts';
import { behindOf, progressAt } from './progress.ts';

/** The longest question that is taken. */
export const LONGEST_QUESTION = 1000;

/**
 * Signs for the edition the school has adopted, and links the declaration to the school's chain of evidence; refuses as
 * {@link sign} does. What does not count is signed again (D5). One that was kept and could not be linked is linked when it is signed again.
 */
export async function signDeclaration(
	{ store, playing, evidence }: Training,
	school: SchoolRecord,
	person: PersonRecord,
	typed: string,
	now: Instant
): Promise<Declaration | Refusal> {
	const edition = playing.edition(school.edition);
	await store.archive.keep(school.edition, playing.textOf(school.edition));
	const id = randomUUID();
	const today = dayOf(now);
	const answer = await store.people.change(school.id, person.id, (record) => {
		const progress = progressAt(record, school, playing, today);
		const { owing } = progress;
		const logs = newSalt();
		const signed = sign(
			{
				edition,
				editionHash: school.edition,
				school: school.name,
				behind: covering(behindOf(progress), record.attempts, logs, hashOf),
				signed: playing
					.counted(record)
					.declarations.filter(({ at }) => countsFor(owing, dayOf(at))),
				...refreshedBy(owing)
			},
			typed,
			now,
			id
		);
		if (isRefusal(signed)) return signed;
		return {
			...record,
			declarations: [...record.declarations, signed],
			evidence: [...(record.evidence ?? []), evidence.tie(record.id, signed, logs)]
		};
	});
	const kept = store.people.read(school.id, person.id);
	if (kept) await evidence.seal(kept, now);
	if (isRefusal(answer)) return answer;
	const made = answer.declarations.find((each) => each.id === id);
	return made ?? refuse('person-unknown', 'Your record could not be found.');
}

/** What a declaration says of the refresher that it settles; nothing after the whole course. */
function refreshedBy({ owed, refresher }: Owing): Pick<Declaration, 'refresher'> {
	if (!owed || !refresher) return {};
	const sample = refresher.taken.find(({ because }) => because === 'sample')?.scenario.slug;
	return {
		refresher: {
			cycle: owed.cycle.name,
			skipped: refresher.skipped,
			...(sample !== undefined && { sample })
		}
	};
}

/** Puts a question in the leaders' list; refuses an empty one and one that is too long. */
export async function askLeaders(
	{ store }: Training,
	person: PersonRecord,
	about: Question['about'],
	says: string,
	now: Instant
): Promise<Question | Refusal> {
	const words = says.normalize('NFC').trim();
	if (words.length > LONGEST_QUESTION)
		return refuse('question-too-long', `Ask in at most ${LONGEST_QUESTION} characters.`);
	const question: Question = { id: randomUUID(), at: now, about, says: words };
	const answer = await store.people.change(person.school, person.id, (record) =>
		record.questions.some((each) => each.about.ref === about.ref && each.says === words)
			? refuse('already-asked', 'You have asked this already. It is on your leaders’ list.')
			: { ...record, questions: [...record.questions, question] }
	);
	return isRefusal(answer) ? answer : question;
}
