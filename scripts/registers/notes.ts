/**
 * What a register notes beside a clause in a word or two (“Open list”, “no reporter is named”), in sentences for the
 * people whom the clause binds: the same meaning, no more and no less.
 *
 * Each entry is the clause, the register's note and ours. As with the other rewordings, a note that no longer stands in
 * the register is refused.
 *
 * @module
 */

import type { Rewording } from './rewordings.ts';

type Note = readonly [id: string, from: string, to: string];

const NO_FAMILY = 'The policy makes no exception for family.';
const SIGNING = 'You do so by signing.';
const ESSENTIAL = 'The policy calls this essential.';

const IN_SENTENCES: readonly Note[] = [
	['beckstone/1.age', 'The list itself is not in the text', 'The policy does not give the list.'],
	['beckstone/3.b.4', 'Worded "should never"', 'The policy says that staff should never do this.'],
	[
		'beckstone/3.c.2',
		'Worded "should never"',
		'The policy says that parents should never do this.'
	],
	[
		'beckstone/4.terms.1-2',
		'Given as an example, not a limit',
		'The policy gives this as an example, not as a limit.'
	],
	[
		'beckstone/4.terms.6',
		'No exception is stated, not even for official posts',
		'The policy states no exception, not even for official posts.'
	],
	[
		'beckstone/4.terms.7',
		'Under 18; speaks of friends with whom information is shared; see `beckstone/4.guidance.4` for relatives',
		'This is about under-18s, and about friends with whom information is shared. For relatives, see the guidance for staff, bullet 4.'
	],
	[
		'beckstone/4.terms.10',
		'No grading; compare `beckstone/6.c.1`',
		'The policy does not grade breaches here. Section 6 c, on breaches in school, speaks of fitting consequences.'
	],
	[
		'beckstone/4.guidance.4',
		'Said of cases with a legitimate family link; contact at other times is implied, not stated, to be acceptable',
		'This is about people with a legitimate family link. The policy implies, but does not state, that contact at other times is acceptable.'
	],
	['beckstone/4.guidance.5', 'Any adult', 'This goes for any adult.'],
	[
		'beckstone/4.guidance.7',
		'Current parents; put as good practice',
		'This is about current parents, and the policy puts it as good practice.'
	],
	[
		'beckstone/4.pupils.5',
		"At any time; stands in the pupils' list but names no group",
		'This holds at any time. It stands in the list for pupils, but does not say whom it is for.'
	],
	[
		'beckstone/4.cyber.p1',
		'Addressees are not named',
		'The policy does not say to whom this is addressed.'
	],
	['beckstone/6.a.2', 'Encouraged', 'The policy encourages this.'],
	['grange/12', 'Use for work', 'This is about use for work.'],
	['grange/12.c-3', 'No number of hours', 'The policy gives no number of hours.'],
	[
		'grange/17',
		'Private use outside work; so that nobody wonders in which capacity you speak',
		'This is about private use outside work, so that nobody wonders in which capacity you speak.'
	],
	[
		'grange/18.a-2',
		'Openly or by hint; given as an example of discredit',
		'This holds whether you do it openly or by hint. The policy gives it as an example of discredit.'
	],
	[
		'grange/18.b',
		'Any child, not only a pupil; no family exception',
		`This is about any child, not only a pupil. ${NO_FAMILY}`
	],
	[
		'kingsley/1.p2',
		"Put as the school's trust in its staff",
		"The policy puts this as the school's trust in its staff."
	],
	[
		'kingsley/2.2.p2',
		'Any personal communication on social media',
		'This goes for any personal communication on social media.'
	],
	['kingsley/2.2.p3', 'Worded as a reminder', 'The policy words this as a reminder.'],
	[
		'kingsley/2.3.p1-2',
		'An endeavour, not a promise',
		'The school says that it will try, not that it promises.'
	],
	[
		'kingsley/2.4.p5',
		'What moderators may do with comments is not said',
		'The policy does not say what moderators may do with comments.'
	],
	[
		'kingsley/2.4.content',
		'Four kinds are listed; "including" leaves it open',
		'The policy lists four kinds, and its word "including" leaves the list open.'
	],
	[
		'kingsley/2.version',
		'Conflicts with the front page',
		'The front page of the policy says otherwise.'
	],
	[
		'kingsley/app1-4.5',
		'"Strongly" advised; limited by the words "for business purposes"; speaks of inviting, not of accepting',
		'The policy advises this "strongly", but limits it by the words "for business purposes". It speaks of inviting, not of accepting.'
	],
	[
		'kingsley/app1-4.5-2',
		'Only where such friendships exist; in effect `kingsley/app1-1.3` and `kingsley/app1-6.4`, since 4.0 has no statement wholly in bold',
		'This is only for those who have such friendships. In effect it means the bold words on the Code of Conduct (1.0) and on offensive remarks (6.0), since no statement in 4.0 is wholly in bold.'
	],
	[
		'kingsley/app1-5.6-2',
		'Community or aided schools only, and only if appropriate; who does the consulting is not said',
		'This is for community or aided schools only, and only if appropriate. The policy does not say who consults the press office.'
	],
	['kingsley/app1-6.6-2', 'Sites such as Wikipedia', 'This is about sites such as Wikipedia.'],
	[
		'kingsley/app1-6.8',
		'"Never"; no exception is given for account holders or moderators',
		'The policy says "never", and gives no exception for account holders or moderators.'
	],
	[
		'federation/2.d',
		'Detail is only in 6, 7.f and 13',
		'The detail is only in sections 6, 7.f and 13.'
	],
	[
		'federation/5.a.iv',
		'Staff or volunteers; the "should" is in the brackets',
		'They may be staff or volunteers. The policy says "should", in brackets.'
	],
	['federation/6-3', 'Called essential', ESSENTIAL],
	['federation/7.a', 'All users', 'This goes for all users.'],
	['federation/7.c', 'Users', 'The policy asks this of users.'],
	['federation/7.c-2', '"Discouraged" only', 'The policy only discourages this.'],
	[
		'federation/7.d',
		'Contact about posts made on social media',
		'This is about contact over posts made on social media.'
	],
	[
		'federation/7.e-2',
		'Passive wording ("will be reported"): no reporter is named',
		'The policy does not say who reports it.'
	],
	[
		'federation/7.h',
		'E-mail on Federation business',
		'This is about e-mail on Federation business.'
	],
	['federation/7.i', 'On Federation business', 'This is about Federation business.'],
	['federation/10.a', 'Key word for writing posts', 'This is a key word for writing posts.'],
	['federation/10.b', 'Key word', 'This is a key word for writing posts.'],
	['federation/10.c', 'Key word', 'This is a key word for writing posts.'],
	[
		'federation/10.d',
		'Key word; on some platforms, such as Facebook',
		'This is a key word for writing posts on some platforms, such as Facebook.'
	],
	[
		'federation/11.b',
		'"Under no circumstances"; no exception for parents on the staff',
		'The policy says "under no circumstances", and makes no exception for parents on the staff.'
	],
	[
		'federation/11.c-2',
		'The last is worded as a must',
		'The last of these, the list, is worded as a must.'
	],
	[
		'federation/11.d',
		'One that could be misread or misused',
		'This means a picture that could be misread or misused.'
	],
	[
		'federation/12.b.i',
		'Those under 18; of the Federation; no family exception',
		`This is about students of the Federation who are under 18. ${NO_FAMILY}`
	],
	['federation/13.a', 'Called good practice', 'The policy calls this good practice.'],
	[
		'ashwicke/availability',
		'Applies to the entire school; copies on request',
		'The policy applies to the entire school. Copies are given on request.'
	],
	[
		'ashwicke/intro.2',
		'Staff, proprietor and contractors',
		'This goes for staff, the proprietor and contractors.'
	],
	[
		'ashwicke/applying.1',
		'Staff and volunteers are expected to',
		'This is expected of staff and volunteers.'
	],
	['ashwicke/responsibilities.3', 'E-mail included', 'This includes e-mail.'],
	[
		'ashwicke/approved.2',
		'When acting with approval on its behalf; no circumstances excuse it',
		"This holds when you act with approval on the school's behalf. No circumstances excuse it."
	],
	[
		'ashwicke/approved.3',
		'"Never"; exceptions in the next two rows',
		'The policy says "never", with exceptions for professional networks such as LinkedIn and for marketing staff.'
	],
	[
		'ashwicke/approved.marketing',
		'If required of marketing staff; an exception to `ashwicke/approved.3`',
		'This is for marketing staff, if it is required of them. It is an exception to the ban on school business by your own accounts.'
	],
	[
		'ashwicke/approved.4',
		'To whom is not said here; compare `ashwicke/rationale.2`',
		'The policy does not say here to whom. Worries about online safety go to the DSL.'
	],
	[
		'ashwicke/approved.9',
		'Cites "GDPR 2018", common law and the Human Rights Act 1998',
		'The policy names "GDPR 2018", common law and the Human Rights Act 1998.'
	],
	[
		'ashwicke/approved.15-2',
		'For school purposes; how approval is asked for is not said',
		'This is about use for school purposes. The policy does not say how to ask for approval.'
	],
	[
		'ashwicke/personal.11',
		'Unless approved; by whom is not said',
		'This holds unless you have approval. The policy does not say from whom.'
	],
	['ashwicke/reputation.7', 'Cites "GDPR 2018"', 'The law that the policy names is "GDPR 2018".'],
	['ashwicke/personalinfo.3', '"May wish to"', 'The policy says that you "may wish to".'],
	['ashwicke/slt.2', 'Called essential', ESSENTIAL],
	['ashwicke/signature.1', '"Normal practice"', 'The policy calls this "normal practice".'],
	[
		'ashwicke/unicef',
		'Twelve article numbers; the order is disturbed',
		'The policy gives twelve article numbers, out of order.'
	],
	[
		'ashwicke/app1.1',
		'Everyone working for the school',
		'This goes for everyone working for the school.'
	],
	[
		'ashwicke/app1.2',
		'Four are listed: Human Rights Act 1998, common law confidence, "GDPR 2018", an employment data code',
		'The policy lists four: the Human Rights Act 1998, common law confidence, "GDPR 2018" and an employment data code.'
	],
	['ashwicke/app1.3', 'Open list', 'The list is open.'],
	['ashwicke/app1.4', 'Eight entries', 'The policy lists eight'],
	['ashwicke/app1.4', '(so dated)', '(dated so in the policy)'],
	['ashwicke/app1.4', 'Equality Act 2010', 'Equality Act 2010.'],
	['ashwicke/app2.1', 'By signing', SIGNING],
	['ashwicke/app2.2', 'By signing', SIGNING],
	['ashwicke/app2.3', 'By signing', SIGNING],
	[
		'ashwicke/app2.4',
		'By signing; it also tells staff whom to ask',
		`${SIGNING} It also tells staff whom to ask.`
	]
];

/** The notes as rewordings of the column they stand in. */
export const NOTES: readonly Rewording[] = IN_SENTENCES.map(([id, from, to]): Rewording => [
	id,
	'conditions',
	from,
	to
]);
