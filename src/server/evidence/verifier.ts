/**
 * The verifier as one page: its script and style are in it, and its own policy lets it ask nobody for anything.
 *
 * @module
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The build of the verifier is not there: ours to mend, with a sentence for whoever started the program. */
export class VerifierMissing extends Error {
	override readonly name = 'VerifierMissing';
	readonly code = 'verifier-missing';
}

/** Makes the page from the script in a folder. */
export function verifierPage(folder: string): string {
	const script = scriptIn(folder);
	const policy = [
		"default-src 'none'",
		`script-src '${sourceHash(script)}'`,
		`style-src '${sourceHash(STYLES)}'`,
		"base-uri 'none'",
		"form-action 'none'"
	].join('; ');
	return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Check evidence · Clause &amp; Effect</title>
<style>${STYLES}</style>
</head>
<body>
<main>
<h1>Check evidence</h1>
<p>Choose the evidence file of a school, or drop it anywhere on this page. It is checked in this browser and sent nowhere.</p>
<form id="form" novalidate>
<p><label for="file">Evidence file</label><br><input id="file" type="file" accept=".json,application/json"></p>
<fieldset>
<legend>A head that somebody wrote down, such as “link 214, head 3f2a 91bc 07de 55aa”</legend>
<p><label for="number">Link</label><br><input id="number" inputmode="numeric" autocomplete="off" size="8"></p>
<p><label for="digits">Head, at least eight digits</label><br><input id="digits" autocomplete="off" spellcheck="false" size="24"></p>
</fieldset>
<p><button>Check</button></p>
</form>
<section id="result" aria-live="polite"></section>
<noscript><p>This page works with JavaScript only: the checking is done here.</p></noscript>
<h2>What this shows</h2>
<p>That no link and no declaration was changed after the head was written down. Without a head it shows only that the file fits itself: whoever has the server’s keys could have made all of it anew.</p>
<p>It does not show who sat at the screen: a typed name is no qualified signature.</p>
</main>
<script>${script}</script>
</body>
</html>
`;
}

const STYLES = `
:root{color-scheme:light dark;--ink:#1b1f24;--ground:#fff;--line:#68717d;--calm:#0f5132;--careful:#7a4b00;--wrong:#9b1c1c}
@media (prefers-color-scheme:dark){:root{--ink:#eceff3;--ground:#15191e;--line:#98a2af;--calm:#7bd3a5;--careful:#f0c274;--wrong:#ff9d94}}
body{margin:0;background:var(--ground);color:var(--ink);font:1.0625rem/1.5 system-ui,sans-serif}
main{max-width:46rem;margin:0 auto;padding:1.5rem 1rem 3rem}
input,button{font:inherit;max-width:100%;box-sizing:border-box;padding:.5rem .75rem;color:inherit;background:var(--ground);border:2px solid var(--line);border-radius:.375rem}
button{min-height:2.75rem;font-weight:600;cursor:pointer}
input[type=file]{width:100%}
fieldset{min-width:0;border:1px solid var(--line);border-radius:.375rem}
:focus-visible{outline:3px solid var(--careful);outline-offset:2px}
#result:not(:empty){border-left:.375rem solid var(--line);padding:.25rem 1rem;margin:1.5rem 0;overflow-wrap:anywhere}
#result.calm{border-color:var(--calm)}#result.careful{border-color:var(--careful)}#result.wrong{border-color:var(--wrong)}
#result.calm h2{color:var(--calm)}#result.careful h2{color:var(--careful)}#result.wrong h2{color:var(--wrong)}
table{border-collapse:collapse;width:100%;table-layout:fixed}caption{text-align:left;font-weight:600;padding:.5rem 0}
th,td{text-align:left;padding:.25rem .5rem;border-bottom:1px solid var(--line)}
`;

function scriptIn(folder: string): string {
	try {
		// Whatever the script holds, it must not end the element it stands in.
		return readFileSync(path.join(folder, 'verifier.js'), 'utf8').replaceAll(
			'</script',
			'<\\/script'
		);
	} catch (cause) {
		throw new VerifierMissing(
			`The verifier is not in ${folder}. Run “npm run build” and try again.`,
			{ cause }
		);
	}
}

function sourceHash(text: string): string {
	return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
