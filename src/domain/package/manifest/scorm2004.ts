/**
 * `imsmanifest.xml` for SCORM 2004, 3rd and 4th edition: the content decides completion and success by itself.
 *
 * @see ADL SCORM 2004 Content Aggregation Model; IMS Simple Sequencing 1.0
 * @module
 */
import { identifiers, LAUNCH, type ManifestFacts } from './facts.ts';
import { titleText } from './xml.ts';

/** Writes the manifest; the editions differ in the words of `schemaversion` alone, as far as one SCO goes. */
export function scorm2004Manifest(
	{ id, title, files }: ManifestFacts,
	edition: '3rd' | '4th'
): string {
	const names = identifiers(id);
	const shown = titleText(title);
	return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="${names.manifest}" version="1.0" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>2004 ${edition} Edition</schemaversion>
  </metadata>
  <organizations default="${names.organisation}">
    <organization identifier="${names.organisation}">
      <title>${shown}</title>
      <item identifier="${names.item}" identifierref="${names.resource}" isvisible="true">
        <title>${shown}</title>
        <imsss:sequencing>
          <imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>
        </imsss:sequencing>
      </item>
      <imsss:sequencing>
        <imsss:controlMode choice="true" flow="true"/>
      </imsss:sequencing>
    </organization>
  </organizations>
  <resources>
    <resource identifier="${names.resource}" type="webcontent" adlcp:scormType="sco" href="${LAUNCH}">
${files.map((file) => `      <file href="${file}"/>`).join('\n')}
    </resource>
  </resources>
</manifest>
`;
}
