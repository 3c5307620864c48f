/**
 * What a register's row says by pointing at its neighbours (“as above”, “see” an id), in words that stand alone.
 * A register is read from top to bottom; a learner sees one clause.
 *
 * Each entry is the clause, the column, the register's words and ours. An entry whose words no longer stand in the
 * register is refused, so that a reworded register is never covered up.
 *
 * @module
 */

export type Column = 'says' | 'conditions' | 'consequence';

export type Rewording = readonly [id: string, column: Column, from: string, to: string];

const GROSS = 'Treated as gross misconduct (staff terms of use, bullet 10)';
const AS_GRAVEST = 'May be counted among the gravest breaches (Leaders 9.2)';
const AN_ADULT = 'When told that an adult employed by the school misuses a networking site';
const NOT_ALL = 'Given as an example of a valid reason, not as the only one';
const LINKED = 'When a personal account links itself with one of the schools or affects it';

export const REWORDINGS: readonly Rewording[] = [
	[
		'kingsley/2.3.p1',
		'conditions',
		'The reasons counted as valid include `kingsley/2.3.1` and `kingsley/2.3.2`',
		'The reasons counted as valid include suspected use in working time and a suspected breach'
	],
	['kingsley/2.3.1', 'says', 'Valid reason one', 'A valid reason for monitoring'],
	['kingsley/2.3.2', 'says', 'Valid reason two', 'A valid reason for monitoring'],
	['kingsley/2.3.1', 'conditions', 'The reasons "include" these two', NOT_ALL],
	['kingsley/2.3.2', 'conditions', 'As above', NOT_ALL],
	['kingsley/2.5.p1', 'consequence', 'See next row', 'A breach can lead to disciplinary action'],
	[
		'kingsley/2.5.p2',
		'conditions',
		'Examples are in the next six rows',
		'Six examples are given, as an open list'
	],
	['kingsley/2.5.p3', 'says', 'The six examples are', 'The six examples of serious breach are'],
	[
		'kingsley/2.5.p4',
		'conditions',
		'see next row',
		'as settings are no shield once somebody reports the post'
	],
	['kingsley/2.6.p1', 'says', 'the basic steps below', 'some basic steps'],
	[
		'kingsley/2.6.p3',
		'says',
		'the three responses below',
		'the three responses (police, hosting service, legal action)'
	],
	[
		'kingsley/app1-6.4',
		'consequence',
		'See next row',
		'Could be treated as a disciplinary offence'
	],
	[
		'kingsley/app1-6.4-2',
		'says',
		'Such remarks',
		'Offensive remarks about colleagues or others tied to the school'
	],
	[
		'kingsley/app1-6.8-2',
		'says',
		'such criticism or content',
		'criticism of the school, or unsuitable content concerning it,'
	],
	['federation/3.a-2', 'says', 'Such posts', 'Posts'],
	['federation/3.a-2', 'conditions', 'As above', LINKED],
	[
		'federation/5.a-2',
		'says',
		'the five points below',
		'five points: purpose, readers, publicity, the people who run it, who can see it'
	],
	['federation/5.b-3', 'says', 'the same test', 'the same test of training and reading'],
	[
		'federation/9.a-2',
		'says',
		'the steps that follow',
		'the steps that follow a report of offensive comments'
	],
	[
		'federation/9.c-2',
		'conditions',
		'Whenever you have used 9.c',
		'Whenever you have deleted, blocked or reported (9.c)'
	],
	[
		'federation/12.a.i-2',
		'says',
		'Such posts',
		'Posts from a personal account that links itself with the school or affects the Federation'
	],
	['beckstone/1.p3', 'says', 'these tools', 'social platforms'],
	['beckstone/4.terms.1', 'consequence', 'See `beckstone/4.terms.10`', GROSS],
	['beckstone/4.terms.1-2', 'consequence', 'See `beckstone/4.terms.10`', GROSS],
	['beckstone/4.terms.2', 'consequence', 'See `beckstone/4.terms.10`', GROSS],
	['beckstone/4.terms.3', 'consequence', 'See `beckstone/4.terms.10`', GROSS],
	['beckstone/4.terms.4', 'consequence', 'See `beckstone/4.terms.10`', GROSS],
	['beckstone/4.terms.5', 'consequence', 'See `beckstone/4.terms.10`', GROSS],
	['beckstone/4.terms.6', 'consequence', 'See `beckstone/4.terms.10`', GROSS],
	['beckstone/4.terms.7', 'consequence', 'See `beckstone/4.terms.10`', GROSS],
	['beckstone/4.terms.8', 'consequence', 'See `beckstone/4.terms.10`', GROSS],
	['beckstone/4.guidance.2', 'says', 'Interact there', 'Interact on networking sites'],
	[
		'beckstone/4.pupils.4',
		'consequence',
		'See the next two rows',
		'The Headteacher is told, and the parents'
	],
	['beckstone/4.pupils.4-2', 'says', 'to do so', "to join a staff member's pages"],
	[
		'beckstone/4.pupils.4-3',
		'says',
		'of such an attempt',
		"when a pupil tries to join a staff member's pages"
	],
	['beckstone/4.cp.2', 'conditions', 'As above', AN_ADULT],
	['beckstone/4.cp.5-2', 'says', 'that advice', "the LADO's advice on suspension"],
	[
		'beckstone/6.a.2',
		'says',
		'in that programme',
		"in the school's education on online safety and responsible use"
	],
	[
		'beckstone/6.c.2-2',
		'says',
		'this rule',
		'the rule on suspension for trouble from under-age use'
	],
	[
		'grange/5.c',
		'conditions',
		'Subject to `grange/12`',
		"Subject to the head teacher's written permission (para 12)"
	],
	['grange/10-2', 'says', 'One difference:', 'One difference from telephone and e-mail:'],
	['grange/12-2', 'says', 'in that permission', 'in the written permission'],
	['grange/18.a', 'consequence', 'See `grange/18.a-3`', 'Breaks the disciplinary rules'],
	['grange/18.a-2', 'consequence', 'See `grange/18.a-3`', 'Breaks the disciplinary rules'],
	[
		'grange/18.a-3',
		'says',
		'Doing so',
		'Naming the school to its discredit, or belittling your employer or colleagues,'
	],
	['ashwicke/risks.0', 'says', 'the risks below', 'the risks listed'],
	[
		'ashwicke/approved.15-2',
		'says',
		"Go ahead without the SLT's approval",
		"Go ahead with internet or social media use without the SLT's approval"
	],
	[
		'ashwicke/personal.9',
		'says',
		'listed below',
		'on the list (adult, gambling, auctions and so on)'
	],
	...(
		[
			['a', 'Pornographic', 'Visit pornographic'],
			['b', 'Sites for', 'Visit sites for'],
			['c', 'Sites on', 'Visit sites on'],
			['d', 'Sites on', 'Visit sites on'],
			['e', 'Auctions', 'Visit auctions'],
			['f', 'Sites of', 'Visit sites of'],
			['g', 'Sites on', 'Visit sites on'],
			['h', 'Sites that', 'Visit sites that'],
			['i', 'Sites for', 'Visit sites for']
		] as const
	).flatMap(([item, from, to]): Rewording[] => [
		[`ashwicke/personal.9.${item}`, 'says', from, to],
		[`ashwicke/personal.9.${item}`, 'consequence', 'As above', 'Breach of the guide']
	]),
	...(['15', '16', '17'] as const).map((bullet): Rewording => [
		`ashwicke/personal.${bullet}`,
		'says',
		'Do the same with',
		'Make, download, upload or send'
	]),
	[
		'ashwicke/reputation.0',
		'says',
		'the rules below',
		'the rules on reputation and confidentiality'
	],
	['ashwicke/reputation.1', 'conditions', 'Only in such a way', 'Only where disrepute may follow'],
	['ashwicke/bullying.1', 'says', 'this part', 'the part on bullying and harassment'],
	['ashwicke/bullying.2', 'says', 'What it is', 'What bullying through technology is'],
	['ashwicke/bullying.5', 'says', 'It counts', 'Bullying through technology counts'],
	['ashwicke/slt.3', 'says', 'Treat it', 'Treat a claim of abuse by staff'],
	[
		'ashwicke/slt.4',
		'conditions',
		'Except as in `ashwicke/slt.6`',
		'Except for an indecent image of a child'
	],
	['ashwicke/slt.7', 'says', 'such evidence', 'evidence with an indecent image of a child'],
	['ashwicke/slt.8', 'conditions', 'In such a case', 'If there is an indecent image of a child'],
	[
		'ashwicke/signature.2',
		'consequence',
		'See next row',
		'Breaking it breaks the disciplinary rules'
	],
	['ashwicke/signature.3', 'says', 'Breaking it', 'Breaking the policy'],
	['gp/2.1', 'consequence', 'See `gp/9.2`', AS_GRAVEST],
	['gp/2.5', 'consequence', 'See `gp/9.2`', AS_GRAVEST],
	['gp/4.1', 'consequence', 'See `gp/9.2`', AS_GRAVEST],
	['gp/4.6', 'consequence', 'See `gp/9.2`', AS_GRAVEST],
	['gp/6.6', 'consequence', 'See `gp/9.2`', AS_GRAVEST],
	['gp/8.4', 'consequence', 'See `gp/9.2`', AS_GRAVEST],
	['gp/8.5', 'consequence', 'see `gp/9.2`', 'counted among the gravest breaches (Leaders 9.2)']
];
