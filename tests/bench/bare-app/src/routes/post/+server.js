import { json } from '@sveltejs/kit';

/**
 * An answer in the shape of a kept choice, with nothing kept and nothing judged.
 *
 * @param {{ request: Request }} event
 */
export async function POST({ request }) {
	await request.json();
	return json({ savedAt: new Date().toISOString() });
}
