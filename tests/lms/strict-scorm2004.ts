/**
 * A SCORM 2004 platform (3rd or 4th edition) that refuses everything the standard refuses, with the standard's code.
 *
 * @module
 */
import {
	atMost,
	Model,
	oneOf,
	shaped,
	type Asked,
	type Element,
	type Held,
	type Refused,
	type Spot,
	type Table
} from './strict.ts';

const TYPE = '406';
const REAL = /^-?\d{1,10}(\.\d{1,7})?$/;
const INTERVAL = /^P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?$/;
const TIMESTAMP =
	/^(19[7-9]\d|20[0-2]\d|203[0-8])(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3])(:[0-5]\d(:[0-5]\d(\.\d{1,2}(Z|[+-]([01]\d|2[0-3])(:[0-5]\d)?)?)?)?)?)?)?)?$/;
const LONG = /^(?!urn:)[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]{1,4000}$|^urn:[A-Za-z0-9-]{1,31}:\S+$/;
const SHORT = /^[\w.]{1,250}$/;
const LINE =
	/^(\{lang=[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*\})?([^{\r\n\u2028\u2029][^\r\n\u2028\u2029]{0,249})?$/;
const TYPES =
	'true-false choice fill-in long-fill-in matching performance sequencing likert numeric other';

const real = shaped(REAL, TYPE);
const within = (least: number, most: number) => (value: string) =>
	!REAL.test(value) ? TYPE : Number(value) < least || Number(value) > most ? '407' : '0';
const interactionOf = (element: string) => /^cmi\.interactions\.\d+/.exec(element)?.[0] ?? '';

/** Only after the id; what is `more` besides. */
function afterId(
	check: (value: string, at: Spot) => string,
	more?: 'type'
): NonNullable<Element['is']> {
	return (value, at) => {
		const parent = at.element.startsWith('cmi.objectives')
			? (/^cmi\.objectives\.\d+/.exec(at.element)?.[0] ?? '')
			: interactionOf(at.element);
		if (at.read(`${parent}.id`) === undefined) return '408';
		if (more && at.read(`${parent}.type`) === undefined) return '408';
		return check(value, at);
	};
}

function response(value: string, { element, read }: Spot): string {
	if (read(`${interactionOf(element)}.type`) !== 'choice') return '0';
	const tokens = value.split('[,]');
	return tokens.every((each) => SHORT.test(each)) && new Set(tokens).size === tokens.length
		? '0'
		: TYPE;
}

/** An id of a list of objectives: written once, and not the id of another. */
function uniqueId(value: string, at: Spot): string {
	if (!LONG.test(value)) return TYPE;
	const before = at.read(at.element);
	if (before !== undefined && before !== value) return '351';
	return at.others().includes(value) ? '351' : '0';
}

const STATUS = ['completed', 'incomplete', 'not attempted', 'unknown'];
const SUCCESS = ['passed', 'failed', 'unknown'];

export const TABLE: Table = {
	'cmi._version': { may: 'r', starts: '1.0' },
	'cmi.learner_id': { may: 'r', starts: 'learner-1' },
	'cmi.learner_name': { may: 'r', starts: 'O’Brien-Müller, Zoë' },
	'cmi.completion_status': { may: 'rw', is: oneOf(STATUS, TYPE), starts: 'unknown' },
	'cmi.success_status': { may: 'rw', is: oneOf(SUCCESS, TYPE), starts: 'unknown' },
	'cmi.completion_threshold': { may: 'r' },
	'cmi.scaled_passing_score': { may: 'r' },
	'cmi.credit': { may: 'r', starts: 'credit' },
	'cmi.mode': { may: 'r', starts: 'normal' },
	'cmi.entry': { may: 'r', starts: 'ab-initio' },
	'cmi.exit': { may: 'w', is: oneOf(['time-out', 'suspend', 'logout', 'normal', ''], TYPE) },
	'cmi.launch_data': { may: 'r' },
	'cmi.location': { may: 'rw', is: atMost(1000, TYPE) },
	'cmi.suspend_data': { may: 'rw', is: atMost(64_000, TYPE) },
	'cmi.max_time_allowed': { may: 'r' },
	'cmi.time_limit_action': { may: 'r', starts: 'continue,no message' },
	'cmi.total_time': { may: 'r', starts: 'PT0H0M0S' },
	'cmi.session_time': { may: 'w', is: shaped(INTERVAL, TYPE) },
	'cmi.progress_measure': { may: 'rw', is: within(0, 1) },
	'cmi.score.scaled': { may: 'rw', is: within(-1, 1) },
	'cmi.score.raw': { may: 'rw', is: real },
	'cmi.score.min': { may: 'rw', is: real },
	'cmi.score.max': { may: 'rw', is: real },
	'cmi.learner_preference.language': { may: 'rw', is: atMost(250, TYPE), starts: '' },
	'cmi.learner_preference.audio_level': { may: 'rw', is: within(0, 999), starts: '1' },
	'cmi.objectives.n.id': { may: 'rw', is: uniqueId },
	'cmi.objectives.n.success_status': { may: 'rw', is: afterId(oneOf(SUCCESS, TYPE)) },
	'cmi.objectives.n.completion_status': { may: 'rw', is: afterId(oneOf(STATUS, TYPE)) },
	'cmi.objectives.n.score.scaled': { may: 'rw', is: afterId(within(-1, 1)) },
	'cmi.objectives.n.description': { may: 'rw', is: afterId(shaped(LINE, TYPE)) },
	'cmi.interactions.n.id': { may: 'rw', is: shaped(LONG, TYPE) },
	'cmi.interactions.n.type': { may: 'rw', is: afterId(oneOf(TYPES.split(' '), TYPE)) },
	'cmi.interactions.n.objectives.n.id': { may: 'rw', is: afterId(uniqueId) },
	'cmi.interactions.n.timestamp': { may: 'rw', is: afterId(shaped(TIMESTAMP, TYPE)) },
	'cmi.interactions.n.correct_responses.n.pattern': {
		may: 'rw',
		is: afterId((value, at) => (at.others().includes(value) ? '351' : response(value, at)), 'type')
	},
	'cmi.interactions.n.weighting': { may: 'rw', is: afterId(real) },
	'cmi.interactions.n.learner_response': { may: 'rw', is: afterId(response, 'type') },
	'cmi.interactions.n.result': {
		may: 'rw',
		is: afterId(shaped(/^(correct|incorrect|unanticipated|neutral|-?\d{1,10}(\.\d{1,7})?)$/, TYPE))
	},
	'cmi.interactions.n.latency': { may: 'rw', is: afterId(shaped(INTERVAL, TYPE)) },
	'cmi.interactions.n.description': { may: 'rw', is: afterId(shaped(LINE, TYPE)) },
	'adl.nav.request': {
		may: 'rw',
		is: shaped(/^(continue|previous|exit|exitAll|abandon|abandonAll|suspendAll|_none_)$/, TYPE),
		starts: '_none_'
	}
};

const LISTS = [
	'cmi.objectives',
	'cmi.interactions',
	'cmi.interactions.n.objectives',
	'cmi.interactions.n.correct_responses'
];

export class StrictScorm2004 {
	readonly asked: Asked[] = [];
	readonly refused: Refused[] = [];
	/** What would still be there if the page vanished now. */
	kept: Held;
	protected model: Model;
	protected state: 'before' | 'running' | 'over' = 'before';
	#error = '0';

	constructor(held: Held = {}) {
		this.kept = { ...held };
		// How a session ends is said anew each time that counts; until then, what was said last is what is kept.
		const { 'cmi.exit': exit = '', ...begins } = held;
		const counts = (held['cmi.mode'] ?? 'normal') === 'normal';
		this.model = new Model(TABLE, counts ? begins : { ...begins, 'cmi.exit': exit });
	}

	/**
	 * The same learner, another day. Only an attempt that was suspended, or broken off, goes on; after a proper end
	 * another one begins, with nothing in it.
	 */
	again(more: Held = {}): StrictScorm2004 {
		const Same = this.constructor as new (held: Held) => StrictScorm2004;
		const { 'cmi.exit': exit = '', ...held } = this.kept;
		delete held['cmi.session_time'];
		if (exit !== 'suspend') return new Same(more);
		return new Same({ ...held, 'cmi.entry': 'resume', 'cmi.exit': exit, ...more });
	}

	Initialize = (...args: unknown[]): string => {
		const code = args[0] !== '' ? '201' : { before: '0', running: '103', over: '104' }[this.state];
		if (code === '0') this.state = 'running';
		return this.answer('Initialize', args, code);
	};

	Terminate = (...args: unknown[]): string => {
		const code = this.#when(args, '11');
		if (code === '0') {
			this.state = 'over';
			this.keep();
		}
		return this.answer('Terminate', args, code);
	};

	Commit = (...args: unknown[]): string => {
		const code = this.#when(args, '14');
		if (code === '0') this.keep();
		return this.answer('Commit', args, code);
	};

	GetValue = (...args: unknown[]): unknown => {
		const early = this.#running('12');
		const [code, value] = early === '0' ? this.#get(args[0]) : ([early, ''] as const);
		this.answer('GetValue', args, code);
		return code === '0' ? value : '';
	};

	SetValue = (...args: unknown[]): string => {
		const early = this.#running('13');
		return this.answer('SetValue', args, early === '0' ? this.#set(args[0], args[1]) : early);
	};

	GetLastError = (): string => this.#error;
	GetErrorString = (code: string): string => `Error ${code}`;
	GetDiagnostic = (code: string): string => `Error ${code}`;

	protected keep(): void {
		this.kept = { ...this.model.held };
	}

	#running(family: string): string {
		return { before: `${family}2`, running: '0', over: `${family}3` }[this.state];
	}

	#when(args: readonly unknown[], family: string): string {
		return args[0] !== '' ? '201' : this.#running(family);
	}

	#get(element: unknown): readonly [code: string, value: string] {
		if (typeof element !== 'string') return ['201', ''];
		if (element === '') return ['301', ''];
		const { name } = Model.generic(element);
		for (const { list, index } of this.model.lists(element))
			if (index >= this.model.count(list)) return ['301', ''];
		if (name.endsWith('._children') || name.endsWith('._count')) return this.#about(element, name);
		const known = TABLE[name];
		if (!known) return ['401', ''];
		if (known.may === 'w') return ['405', ''];
		const value = this.model.held[element] ?? known.starts;
		return value === undefined ? ['403', ''] : ['0', value];
	}

	#about(element: string, name: string): readonly [code: string, value: string] {
		const parent = name.replace(/\._\w+$/, '');
		const inside = Object.keys(TABLE).filter((each) => each.startsWith(`${parent}.`));
		if (name.endsWith('._count'))
			return LISTS.includes(parent)
				? ['0', String(this.model.count(element.replace(/\._count$/, '')))]
				: [inside.length > 0 || TABLE[parent] ? '301' : '401', ''];
		if (inside.length === 0) return [TABLE[parent] ? '301' : '401', ''];
		return ['0', inside.join(',')];
	}

	#set(element: unknown, value: unknown): string {
		if (typeof element !== 'string' || typeof value !== 'string') return '201';
		if (element === '') return '351';
		const { name } = Model.generic(element);
		if (/\._(count|children|version)$/.test(name)) return '404';
		const known = TABLE[name];
		if (!known) return '401';
		if (known.may === 'r') return '404';
		for (const { list, index } of this.model.lists(element))
			if (index > this.model.count(list)) return '351';
		const code = known.is?.(value, this.model.spot(element)) ?? '0';
		if (code === '0') this.model.write(element, value);
		return code;
	}

	protected answer(call: string, args: readonly unknown[], code: string): string {
		this.asked.push({ call, with: args });
		this.#error = code;
		if (code === '0') return 'true';
		this.refused.push({ call, with: args, code });
		return 'false';
	}
}
