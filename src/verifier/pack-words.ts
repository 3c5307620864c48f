/**
 * What the check of a whole pack came to, in plain words.
 *
 * @module
 */
import { dayInWords } from '#domain/cycle/words.ts';
import { keyId, printed, type Hashing, type Head } from '#domain/evidence/link.ts';
import { headBeside, type PackSeal, type SealFinding } from '#domain/evidence/pack-seal.ts';
import { count, moment, MOST_TOLD, type Said } from './words.ts';

/** Says of a pack that came without a seal what that means; the chain in it is checked all the same. */
export function sayUnsealed(chain: Said): Said {
	return {
		...chain,
		tone: chain.tone === 'wrong' ? 'wrong' : 'careful',
		lines: [
			'This pack has no seal: an older program made it, or the seal was taken out. So only the chain in it was checked, and not its other files.',
			...chain.lines
		]
	};
}

/**
 * Says whether the files of a pack are as they were made, and then what is said of its chain.
 *
 * @param chain what was said of the chain in the pack; a pack without names has none
 */
export function sayPack(
	seal: PackSeal,
	findings: readonly SealFinding[],
	chain: Said | undefined,
	heads: readonly Head[],
	hash: Hashing
): Said {
	const facts = [
		`${count(seal.files.length, 'file')}, as things stood on ${dayInWords(seal.on)}, sealed on ${moment(seal.made)} with the key ${keyId(seal.key, hash)}.`
	];
	if (findings.length > 0)
		return {
			tone: 'wrong',
			title: 'This pack was changed.',
			lines: [
				...findings.slice(0, MOST_TOLD).map(({ says }) => says),
				...facts,
				...(chain ? [`Of the chain in it: ${chain.title}`, ...chain.lines] : [])
			]
		};
	if (chain)
		return {
			tone: chain.tone,
			title: chain.tone === 'wrong' ? chain.title : `No file was changed. ${chain.title}`,
			lines: [...facts, ...chain.lines]
		};
	return withoutChain(seal, heads, [`${seal.name} (${seal.school}).`, ...facts]);
}

/** Of a pack without names: the head is all that ties it to the chain. */
function withoutChain(seal: PackSeal, heads: readonly Head[], facts: readonly string[]): Said {
	const [typed] = heads;
	const { head } = seal;
	const ends = head
		? `The chain then ended with link ${head.n}, head ${printed(head.hash)}.`
		: 'Nothing had been signed then.';
	const beside = typed && headBeside(seal, typed);
	if (beside === 'differs')
		return {
			tone: 'wrong',
			title: 'The head is not the one you typed in.',
			lines: [ends, 'The chain was made anew, or the head was mistyped.', ...facts]
		};
	if (beside === 'fits')
		return {
			tone: 'calm',
			title: 'No file was changed, and the head is the one you typed in.',
			lines: [...facts, ends]
		};
	return {
		tone: 'careful',
		title: 'No file was changed since the pack was sealed.',
		lines: [
			beside === undefined
				? 'This pack names nobody and holds no chain. To know that it is the school’s own, type in the head of the same day, or compare the key with the one in a pack with names.'
				: 'The head you typed in is of another link than the one this pack was sealed with, so they cannot be compared. A pack with names holds the whole chain.',
			...facts,
			ends
		]
	};
}
