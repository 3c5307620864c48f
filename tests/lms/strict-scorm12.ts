/**
 * A SCORM 1.2 platform that refuses everything the standard refuses, with the standard's code.
 *
 * @module
 */
import {
	atMost,
	Model,
	oneOf,
	shaped,
	type Asked,
	type Held,
	type Refused,
	type Table
} from './strict.ts';

const TYPE = '405';
const DECIMAL = /^-?(\d+(\.\d+)?|\.\d+)$/;
const TIMESPAN = /^\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?$/;
const IDENTIFIER = /^[A-Za-z0-9_-]{1,255}$/;
const TYPES = 'true-false choice fill-in matching performance sequencing likert numeric'.split(' ');

const percent = (value: string) =>
	DECIMAL.test(value) && Number(value) >= 0 && Number(value) <= 100 ? '0' : TYPE;
const response = (value: string, kind: string | undefined) =>
	value.length <= 255 && (kind !== 'choice' || /^[0-9a-z](,[0-9a-z])*$/.test(value)) ? '0' : TYPE;
const typeOf = (element: string) => element.replace(/(interactions\.\d+)\..*$/, '$1.type');

export const TABLE: Table = {
	'cmi._version': { may: 'r', starts: '3.4' },
	'cmi.core.student_id': { may: 'r', starts: 'learner-1' },
	'cmi.core.student_name': { may: 'r', starts: 'O’Brien-Müller, Zoë' },
	'cmi.core.lesson_location': { may: 'rw', is: atMost(255, TYPE), starts: '' },
	'cmi.core.credit': { may: 'r', starts: 'credit' },
	'cmi.core.lesson_status': {
		may: 'rw',
		is: oneOf(['passed', 'completed', 'failed', 'incomplete', 'browsed'], TYPE),
		starts: 'not attempted'
	},
	'cmi.core.entry': { may: 'r', starts: 'ab-initio' },
	'cmi.core.score.raw': { may: 'rw', is: percent, starts: '' },
	'cmi.core.score.min': { may: 'rw', is: percent, starts: '' },
	'cmi.core.score.max': { may: 'rw', is: percent, starts: '' },
	'cmi.core.total_time': { may: 'r', starts: '0000:00:00' },
	'cmi.core.lesson_mode': { may: 'r', starts: 'normal' },
	'cmi.core.exit': { may: 'w', is: oneOf(['time-out', 'suspend', 'logout', ''], TYPE) },
	'cmi.core.session_time': { may: 'w', is: shaped(TIMESPAN, TYPE) },
	'cmi.suspend_data': { may: 'rw', is: atMost(4096, TYPE), starts: '' },
	'cmi.launch_data': { may: 'r', starts: '' },
	'cmi.comments': { may: 'rw', is: atMost(4096, TYPE), starts: '' },
	'cmi.comments_from_lms': { may: 'r', starts: '' },
	'cmi.objectives.n.id': { may: 'rw', is: shaped(IDENTIFIER, TYPE) },
	'cmi.objectives.n.status': {
		may: 'rw',
		is: oneOf(['passed', 'completed', 'failed', 'incomplete', 'browsed', 'not attempted'], TYPE)
	},
	'cmi.objectives.n.score.raw': { may: 'rw', is: percent },
	'cmi.objectives.n.score.min': { may: 'rw', is: percent },
	'cmi.objectives.n.score.max': { may: 'rw', is: percent },
	'cmi.student_data.mastery_score': { may: 'r', starts: '' },
	'cmi.student_data.max_time_allowed': { may: 'r', starts: '' },
	'cmi.student_data.time_limit_action': { may: 'r', starts: '' },
	'cmi.student_preference.language': { may: 'rw', is: atMost(255, TYPE), starts: '' },
	'cmi.interactions.n.id': { may: 'w', is: shaped(IDENTIFIER, TYPE) },
	'cmi.interactions.n.objectives.n.id': { may: 'w', is: shaped(IDENTIFIER, TYPE) },
	'cmi.interactions.n.time': { may: 'w', is: shaped(TIME, TYPE) },
	'cmi.interactions.n.type': { may: 'w', is: oneOf(TYPES, TYPE) },
	'cmi.interactions.n.correct_responses.n.pattern': {
		may: 'w',
		is: (value, { element, read }) => response(value, read(typeOf(element)))
	},
	'cmi.interactions.n.weighting': { may: 'w', is: shaped(DECIMAL, TYPE) },
	'cmi.interactions.n.student_response': {
		may: 'w',
		is: (value, { element, read }) => response(value, read(typeOf(element)))
	},
	'cmi.interactions.n.result': {
		may: 'w',
		is: shaped(/^(correct|wrong|unanticipated|neutral|-?(\d+(\.\d+)?|\.\d+))$/, TYPE)
	},
	'cmi.interactions.n.latency': { may: 'w', is: shaped(TIMESPAN, TYPE) }
};

const LISTS = [
	'cmi.objectives',
	'cmi.interactions',
	'cmi.interactions.n.objectives',
	'cmi.interactions.n.correct_responses'
];

export class StrictScorm12 {
	readonly asked: Asked[] = [];
	readonly refused: Refused[] = [];
	/** What would still be there if the page vanished now. */
	kept: Held;
	protected model: Model;
	protected state: 'before' | 'running' | 'over' = 'before';
	#error = '0';

	constructor(held: Held = {}) {
		this.kept = { ...held };
		this.model = new Model(TABLE, this.kept);
	}

	/** The same learner, another day: what was kept, and how the last visit ended. */
	again(more: Held = {}): StrictScorm12 {
		const Same = this.constructor as new (held: Held) => StrictScorm12;
		return new Same(this.heldNextTime(more));
	}

	LMSInitialize = (...args: unknown[]): string => {
		const code = args[0] !== '' ? '201' : this.state === 'before' ? '0' : '101';
		if (code === '0') this.state = 'running';
		return this.answer('LMSInitialize', args, code);
	};

	LMSFinish = (...args: unknown[]): string => {
		const code = args[0] !== '' ? '201' : this.state === 'running' ? '0' : '301';
		if (code === '0') {
			this.beforeTheEnd();
			this.state = 'over';
			this.keep();
		}
		return this.answer('LMSFinish', args, code);
	};

	LMSCommit = (...args: unknown[]): string => {
		const code = args[0] !== '' ? '201' : this.state === 'running' ? '0' : '301';
		if (code === '0') this.keep();
		return this.answer('LMSCommit', args, code);
	};

	LMSGetValue = (...args: unknown[]): unknown => {
		const [element] = args;
		const [code, value] = this.state === 'running' ? this.#get(element) : (['301', ''] as const);
		this.answer('LMSGetValue', args, code);
		return code === '0' ? value : '';
	};

	LMSSetValue = (...args: unknown[]): string => {
		const [element, value] = args;
		const code = this.state === 'running' ? this.#set(element, value) : '301';
		return this.answer('LMSSetValue', args, code);
	};

	LMSGetLastError = (): string => this.#error;
	LMSGetErrorString = (code: string): string => `Error ${code}`;
	LMSGetDiagnostic = (code: string): string => `Error ${code}`;

	/** What happens to the data when a session is ended properly. */
	protected beforeTheEnd(): void {
		// The standard leaves what was written as it is.
	}

	protected keep(): void {
		this.kept = { ...this.model.held };
	}

	protected heldNextTime(more: Held): Held {
		const { 'cmi.core.exit': exit = '', ...held } = this.kept;
		delete held['cmi.core.session_time'];
		return { ...held, 'cmi.core.entry': exit === 'suspend' ? 'resume' : '', ...more };
	}

	#get(element: unknown): readonly [code: string, value: string] {
		if (typeof element !== 'string' || element === '') return ['201', ''];
		const { name } = Model.generic(element);
		if (name.endsWith('._children')) return this.#children(name);
		if (name.endsWith('._count')) {
			const list = name.slice(0, -'._count'.length);
			if (!LISTS.includes(list)) return [this.#known(list) ? '203' : '201', ''];
			return ['0', String(this.model.count(element.slice(0, -'._count'.length)))];
		}
		const known = TABLE[name];
		if (!known) return ['201', ''];
		if (known.may === 'w') return ['404', ''];
		return ['0', this.model.held[element] ?? known.starts ?? ''];
	}

	#children(name: string): readonly [code: string, value: string] {
		const parent = name.slice(0, -'._children'.length);
		const inside = Object.keys(TABLE).filter((each) =>
			each.startsWith(LISTS.includes(parent) ? `${parent}.n.` : `${parent}.`)
		);
		if (inside.length === 0) return [TABLE[parent] ? '202' : '201', ''];
		return ['0', inside.join(',')];
	}

	#known(name: string): boolean {
		return Object.keys(TABLE).some((each) => each === name || each.startsWith(`${name}.`));
	}

	#set(element: unknown, value: unknown): string {
		if (typeof element !== 'string' || typeof value !== 'string' || element === '') return '201';
		const { name } = Model.generic(element);
		if (/\._(count|children|version)$/.test(name)) return '402';
		const known = TABLE[name];
		if (!known) return '201';
		if (known.may === 'r') return '403';
		for (const { list, index } of this.model.lists(element))
			if (index > this.model.count(list)) return '201';
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
