/**
 * What somebody answers to the question whether they want the verification values.
 *
 * @module
 */
import { isRefusal } from '#domain/refusal.ts';
import type { Governor } from '#domain/reminders/governors.ts';
import { audited, theProgram } from '../audit/audit.ts';
import type { Clock } from '../clock.ts';
import { changeSchool } from '../school/change.ts';
import type { Store } from '../store/port.ts';
import type { SchoolRecord } from '../store/records.ts';

/** Keeps an answer, and logs that there is one; the same answer again is no change. */
export async function answered(
	{ store, clock }: { readonly store: Store; readonly clock: Clock },
	{ school: { id }, governor: { email } }: Answering,
	says: 'yes' | 'no'
): Promise<void> {
	const at = clock.now();
	const changed = await changeSchool(store, id, undefined, (school) =>
		withAnswer(school, email, { says, at })
	);
	if (isRefusal(changed) || changed.before === changed.after) return;
	await audited(store, theProgram(id), { what: 'governor-answered', says: SAYS[says] }, at);
}

/** Who answers. */
interface Answering {
	readonly school: Pick<SchoolRecord, 'id'>;
	readonly governor: Pick<Governor, 'email'>;
}

const SAYS = {
	yes: 'A governor has said yes to the weekly verification values.',
	no: 'A governor has said no to the weekly verification values.'
} as const;

function withAnswer(
	school: SchoolRecord,
	email: string,
	answer: NonNullable<Governor['answer']>
): SchoolRecord {
	const { governors } = school;
	const known = governors?.addresses.find((each) => each.email === email);
	if (!governors || !known || known.answer?.says === answer.says) return school;
	const addresses = governors.addresses.map((each) => (each === known ? { email, answer } : each));
	return { ...school, governors: { ...governors, addresses } };
}
