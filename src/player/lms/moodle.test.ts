import { describe, expect, test } from 'vitest';
import { MoodleScorm12 } from '../../../tests/lms/broken.ts';
import { PASSED, report } from '../../../tests/lms/learner.ts';
import { onScorm12 } from '../../../tests/lms/learners.ts';
import { opened } from '../../../tests/lms/opened.ts';
import { driverFor } from './every-driver.ts';

describe('Moodle, SCORM 1.2', () => {
	test('[lms D2] [lms M2] a session that was only opened and closed is not completed', async () => {
		const { driver, platform } = await opened('scorm12', {}, new MoodleScorm12());
		await driver.close(report());
		expect(platform.kept['cmi.core.lesson_status']).toBe('incomplete');
	});

	test.each(['browse', 'review', 'normal'])(
		'[lms D2] [lms M11] nor is one in %s mode without credit',
		async (mode) => {
			const held = { 'cmi.core.lesson_mode': mode, 'cmi.core.credit': 'no-credit' };
			const { driver, platform } = await opened('scorm12', held, new MoodleScorm12(held));
			await driver.close(report({ reported: PASSED }));
			expect(platform.kept['cmi.core.lesson_status']).toBeUndefined();
		}
	);

	test('[lms D3] [lms M3] should a school set a mastery score, nothing is failed before there is a score', async () => {
		const held = { 'cmi.student_data.mastery_score': '80' };
		const { driver, platform } = await opened('scorm12', held, new MoodleScorm12(held));
		await driver.close(report());
		expect(platform.kept['cmi.core.lesson_status']).toBe('incomplete');
	});

	test('[lms H5] another day it goes on, though entry is empty', async () => {
		const learner = onScorm12(new MoodleScorm12());
		const first = driverFor('scorm12', learner.visit());
		await first.open();
		await first.close(report({ suspended: 'mine' }));
		expect(await driverFor('scorm12', learner.visit()).open()).toMatchObject({
			was: 'incomplete',
			suspended: 'mine'
		});
	});
});
