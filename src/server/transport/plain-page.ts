/**
 * A page for what is answered before there is an app to make one.
 *
 * @module
 */

const ESCAPES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;'
};

/** A page that says one thing, in plain words; its look comes from a file of ours. */
export function plainPage(says: string): string {
	const words = says.replace(/[&<>"]/g, (each) => ESCAPES[each] ?? '');
	return `<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Not possible · Clause &amp; Effect</title><link rel="stylesheet" href="/plain.css"></head>
<body><main><h1>${words}</h1>
<p><a href="/course">Go to your training</a>, or <a href="/">to the first page</a>.</p></main></body>
</html>
`;
}
