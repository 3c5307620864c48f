import { fail } from '@sveltejs/kit';
import { isRefusal } from '#domain/refusal.ts';
import { formOf } from '#server/form.ts';
import { orWait } from '#server/limits/held.ts';
import { checkReceipt } from '#server/package/receipts.ts';
import type { Actions } from './$types';

/** The longest text that is looked at. */
const LONGEST = 5_000;

export const actions = {
	default: async ({ request, locals }) => {
		await orWait(locals, 'receipts');
		const typed = (await formOf(request)).get('receipt');
		const text = typeof typed === 'string' ? typed.slice(0, LONGEST) : '';
		const checked = checkReceipt(text, locals.training.playing.library);
		return isRefusal(checked) ? fail(400, { ...checked, typed: text }) : { checked, typed: text };
	}
} satisfies Actions;
