import { expect, test } from 'vitest';
import { Form } from './form.ts';

const TYPED = {
	school: 'Alder Lane',
	policy: 'good-practice',
	name: 'Ari Sample',
	email: 'ari@alder-lane.example',
	password: 'purple lantern otter',
	is: 'office',
	month: '9',
	dsl: '',
	head: '',
	help: ''
};

test('[S10] names of a school, of whoever sets it up and of contacts have no line breaks and no marks that turn them round', () => {
	const marks = 'Alder\u202e\r\nBcc: x@y.example \u0000';
	const read = Form.parse({ ...TYPED, school: marks, name: marks, dsl: marks });
	expect([read.school, read.name, read.dsl]).toEqual(Array(3).fill('Alder Bcc: x@y.example'));
	const none = Form.safeParse({ ...TYPED, name: '\u202e\r\n' });
	expect(none.error?.issues).toMatchObject([{ path: ['name'], message: 'Type your own name.' }]);
});
