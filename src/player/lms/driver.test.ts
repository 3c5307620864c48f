import { StrictScorm2004 } from '../../../tests/lms/strict-scorm2004.ts';
import { driverContract } from '../../../tests/lms/driver.contract.ts';
import { onCmi5, onScorm12, onScorm2004, onScormAgain } from '../../../tests/lms/learners.ts';

driverContract('strict SCORM 1.2', () => Promise.resolve(onScorm12()));
for (const format of ['scorm2004-3', 'scorm2004-4'] as const)
	driverContract(`strict ${format}`, () =>
		Promise.resolve(onScorm2004(format, new StrictScorm2004()))
	);
for (const format of ['scorm12', 'scorm2004-3', 'scorm2004-4'] as const)
	driverContract(`scorm-again, ${format}`, () => Promise.resolve(onScormAgain(format)));
driverContract('cmi5 over HTTP', onCmi5);
