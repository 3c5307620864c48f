import { describe, expect, test } from 'vitest';
import { addressOf, placeOf } from './address.ts';

const from = (headers: Record<string, string | string[]>, remoteAddress?: string) => ({
	headers,
	socket: { remoteAddress }
});
const PROXY = { header: 'x-forwarded-for', depth: 1 };

describe('the address of a request', () => {
	test('is the connection’s, whatever headers say, unless the operator has a proxy', () => {
		const request = from({ 'x-forwarded-for': '198.51.100.7' }, '192.0.2.1');
		expect(addressOf(request)).toBe('192.0.2.1');
		expect(addressOf(request, PROXY)).toBe('198.51.100.7');
	});

	test('is what the outermost proxy of ours wrote, not what the visitor wrote before it', () => {
		const request = from({ 'x-forwarded-for': '6.6.6.6, 198.51.100.7, 10.0.0.2' }, '10.0.0.1');
		expect(addressOf(request, PROXY)).toBe('10.0.0.2');
		expect(addressOf(request, { ...PROXY, depth: 2 })).toBe('198.51.100.7');
	});

	test('is the connection’s where the header is missing, too short or nonsense', () => {
		for (const said of [{}, { 'x-forwarded-for': 'nobody' }, { 'x-forwarded-for': '' }])
			expect(addressOf(from(said, '10.0.0.1'), PROXY)).toBe('10.0.0.1');
		const short = from({ 'x-forwarded-for': '6.6.6.6' }, '10.0.0.1');
		expect(addressOf(short, { ...PROXY, depth: 2 })).toBe('10.0.0.1');
		expect(addressOf(from({}))).toBe('');
	});
});

describe('an address is counted', () => {
	test.each([
		['192.0.2.1', '192.0.2.1'],
		['::ffff:192.0.2.1', '192.0.2.1'],
		['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
		['2001:0DB8:0001:0002::9', '2001:db8:1:2'],
		['2001:db8::9', '2001:db8:0:0'],
		['fe80::1%eth0', 'fe80:0:0:0'],
		['::1', '0:0:0:0'],
		['64:ff9b::192.0.2.1', '64:ff9b:0:0'],
		['', 'unknown'],
		['x'.repeat(9_000), 'unknown']
	])('%s as %s', (address, place) => {
		expect(placeOf(address)).toBe(place);
	});
});
