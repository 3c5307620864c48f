/**
 * The pages of a package that are there without script: the start page, and what the platform will show.
 *
 * @module
 */
import { xmlText } from '#domain/package/manifest/xml.ts';
import type { PackagedCourse } from '#domain/package/packaged.ts';
import { truthTable } from '#domain/package/truth-table.ts';
import { percent } from '#domain/units.ts';

/** Nothing from elsewhere, no script within the page; a style may be set on an element, as the meter does. */
const POLICY =
	"default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; connect-src *; base-uri 'none'; form-action 'none'";

/** The page a platform opens: what this is, even before the script has come. */
export function startPage(course: PackagedCourse): string {
	const { school, title, edition, minutes, contacts, threshold, situations, format } = course;
	// cmi5 speaks to the record store at an address of its own; SCORM to nobody but the page around it.
	const policy = format === 'cmi5' ? POLICY : POLICY.replace('connect-src *', "connect-src 'none'");
	return page(
		`${title}: ${school}`,
		policy,
		`<div id="course"><main id="main" class="start"><p class="eyebrow">${xmlText(school)}</p><h1>${xmlText(title)}</h1>
<p>Edition ${xmlText(edition)} · about ${minutes} minutes · ${percent(threshold.passMark)}% to pass</p>
<ul>${situations.map((each) => `<li>${xmlText(each.title)}</li>`).join('')}</ul>
${contacts.length > 0 ? `<h2>Whom to ask</h2><ul>${contacts.map((each) => `<li>${xmlText(each.role)}: ${xmlText(each.for)}</li>`).join('')}</ul>` : ''}
<noscript><p><strong>This course needs JavaScript.</strong> It is switched off here. Ask whoever looks after your learning platform.</p></noscript></main></div>`,
		'<script defer src="player.js"></script>'
	);
}

/** What the platform will show and when, for whoever looks after it. */
export function truthTablePage(course: PackagedCourse): string {
	const { heads, rows, notes } = truthTable(course);
	const cells = (tag: 'td' | 'th', texts: readonly string[]) =>
		texts
			.map((text) => `<${tag}${tag === 'th' ? ' scope="col"' : ''}>${xmlText(text)}</${tag}>`)
			.join('');
	return page(
		'What the platform shows',
		POLICY.replace('connect-src *', "connect-src 'none'"),
		`<main id="main" class="start"><h1>What the platform shows</h1>
<p>${xmlText(course.title)}, edition ${xmlText(course.edition)}, ${xmlText(course.school)}.</p>
<div class="scrolls"><table><thead><tr>${cells('th', heads)}</tr></thead><tbody>
${rows.map(([first = '', ...rest]) => `<tr><th scope="row">${xmlText(first)}</th>${cells('td', rest)}</tr>`).join('\n')}
</tbody></table></div>
${notes.map((note) => `<p>${xmlText(note)}</p>`).join('\n')}
<p><a href="index.html">To the course</a></p></main>`,
		''
	);
}

function page(title: string, policy: string, body: string, script: string): string {
	return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${xmlText(policy)}">
<title>${xmlText(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="player.css">
${script}
</head>
<body>
${body}
</body>
</html>
`;
}
