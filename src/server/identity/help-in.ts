/**
 * What whoever runs the server does at a start for somebody who cannot get in.
 *
 * @module
 */
import type { Settings } from '../settings.ts';
import { resetAtStart } from './factors/reset-at-start.ts';
import type { Identity } from './identity.ts';
import { letIn } from './let-in.ts';

/** Does what the settings ask for, once the server is open at `address`; answers what to print. */
export async function helpIn(
	identity: Identity,
	{ resetSecondFactor, letIn: whom }: Pick<Settings, 'letIn' | 'resetSecondFactor'>,
	address: string
): Promise<readonly string[]> {
	const said: string[] = [];
	if (resetSecondFactor !== undefined) said.push(await resetAtStart(identity, resetSecondFactor));
	if (whom !== undefined) said.push(await letIn(identity, whom, address));
	return said;
}
