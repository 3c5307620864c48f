/**
 * Whole per cent in words, as certificates say them.
 *
 * @module
 */

const SMALL = [
	...['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
	...['eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen'],
	'nineteen'
];
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** `eighty-seven per cent`, of a whole number from 0 to 100. */
export function perCentInWords(percent: number): string {
	return `${numberInWords(percent)} per cent`;
}

function numberInWords(number: number): string {
	if (number === 100) return 'one hundred';
	const small = SMALL[number];
	if (small !== undefined) return small;
	const tens = TENS[Math.floor(number / 10)] ?? '';
	return number % 10 === 0 ? tens : `${tens}-${SMALL[number % 10] ?? ''}`;
}
