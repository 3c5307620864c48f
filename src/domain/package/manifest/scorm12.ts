/**
 * `imsmanifest.xml` for SCORM 1.2: one organisation, one item, one SCO, and no mastery score.
 *
 * @see ADL SCORM 1.2 Content Aggregation Model; IMS Content Packaging 1.1.2
 * @module
 */
import { identifiers, LAUNCH, type ManifestFacts } from './facts.ts';
import { titleText } from './xml.ts';

/** Writes the manifest. */
export function scorm12Manifest({ id, title, files }: ManifestFacts): string {
	const names = identifiers(id);
	const shown = titleText(title);
	return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="${names.manifest}" version="1.0" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="${names.organisation}">
    <organization identifier="${names.organisation}">
      <title>${shown}</title>
      <item identifier="${names.item}" identifierref="${names.resource}" isvisible="true">
        <title>${shown}</title>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="${names.resource}" type="webcontent" adlcp:scormtype="sco" href="${LAUNCH}">
${files.map((file) => `      <file href="${file}"/>`).join('\n')}
    </resource>
  </resources>
</manifest>
`;
}
