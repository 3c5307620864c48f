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
<p class="lead">Choose the evidence pack of a school, just as it was downloaded, or drop it anywhere on this page. It is checked in this browser and sent nowhere.</p>
<form id="form" class="card" novalidate>
<label for="file">Evidence pack</label>
<p class="hint" id="file-hint">The zip, or the evidence file (JSON)</p>
<input id="file" type="file" accept=".zip,.json,application/zip,application/json" aria-describedby="file-hint">
<fieldset aria-describedby="head-hint">
<legend>A head that somebody wrote down, if there is one</legend>
<p class="hint" id="head-hint">From the minutes or a letter, such as “link 214, head 3f2a 91bc 07de 55aa”</p>
<div class="pair">
<div><label for="number">Link</label><input id="number" inputmode="numeric" autocomplete="off" size="8"></div>
<div><label for="digits">Head, at least eight digits</label><input id="digits" autocomplete="off" spellcheck="false" size="24"></div>
</div>
</fieldset>
<button>Check</button>
</form>
<section id="result" aria-live="polite"></section>
<div id="declared"></div>
<noscript><p>This page works with JavaScript only: the checking is done here.</p></noscript>
<h2>What this shows</h2>
<p>That no file of the pack was changed since the server made it, and no link and no declaration after the head was written down. Without a head it shows only that the pack fits itself: whoever has the server’s keys could have made all of it anew.</p>
<p>It does not show who sat at the screen: a typed name is no qualified signature.</p>
</main>
<script>${script}</script>
</body>
</html>
`;
}

const STYLES = `
:root{color-scheme:light dark;--ground:#f3f4f8;--surface:#fff;--line:#d6dae6;--edge:#747c94;--text:#171b2d;--soft:#494f66;--ink:#2b3a9f;--on-ink:#fff;--calm:#0a6b3b;--calm-wash:#e0f4e8;--careful:#8a4a00;--careful-wash:#fdeed3;--wrong:#b1271b;--wrong-wash:#fde8e5}
@media (prefers-color-scheme:dark){:root{--ground:#11131b;--surface:#1a1d29;--line:#353b50;--edge:#868eaa;--text:#eef0f8;--soft:#b4bacf;--ink:#aeb9ff;--on-ink:#11131b;--calm:#7bd3a5;--calm-wash:#12301f;--careful:#f0c274;--careful-wash:#33260d;--wrong:#ff9d94;--wrong-wash:#3a1613}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text);font:1.0625rem/1.5 -apple-system,'Segoe UI',Roboto,'Noto Sans','Liberation Sans',Arial,sans-serif}
main{max-width:46rem;margin:0 auto;padding:2rem 1rem 4rem}
h1{font-size:clamp(1.625rem,1.3rem + 1.4vw,2.25rem);line-height:1.18;margin:0 0 .75rem}h2{font-size:1.3125rem;line-height:1.25;margin:2rem 0 .5rem}
p{margin:0 0 1rem}.lead{color:var(--soft);max-width:38rem}
.card,#result:not(:empty),#declared:not(:empty){background:var(--surface);border:1px solid var(--line);border-radius:.625rem;padding:1.25rem}
label,legend{font-weight:600;padding:0}.hint{color:var(--soft);margin:0 0 .5rem}
input,button{font:inherit;max-width:100%;min-height:3rem;padding:.5rem .75rem;color:inherit;background:var(--surface);border:2px solid var(--edge);border-radius:.375rem}
input[type=file]{width:100%;border-style:dashed}
fieldset{min-width:0;border:0;padding:0;margin:1.25rem 0}
.pair{display:flex;flex-wrap:wrap;gap:.75rem 1rem}.pair label{display:block;font-weight:400}
button{min-width:8rem;font-weight:600;cursor:pointer;color:var(--on-ink);background:var(--ink);border-color:var(--ink)}
:focus-visible{outline:3px solid var(--text);outline-offset:2px}
#result:not(:empty){border-left:.375rem solid;margin:1.5rem 0;overflow-wrap:anywhere}
#result h2{margin-top:0}#result ul{padding-left:1.25rem;margin:0}#result li{margin:.25rem 0}
#result.calm{border-color:var(--calm);background:var(--calm-wash)}#result.careful{border-color:var(--careful);background:var(--careful-wash)}#result.wrong{border-color:var(--wrong);background:var(--wrong-wash)}
#result.calm h2{color:var(--calm)}#result.careful h2{color:var(--careful)}#result.wrong h2{color:var(--wrong)}
table{border-collapse:collapse;width:100%;table-layout:fixed}caption{text-align:left;font-weight:600;padding:0 0 .5rem}tr:last-child td{border:0}#declared{overflow-wrap:anywhere}
th,td{text-align:left;vertical-align:top;padding:.375rem .75rem .375rem 0;border-bottom:1px solid var(--line)}
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
