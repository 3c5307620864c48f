import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { settingsFrom, SettingsError } from './settings.ts';

test('without settings the data stand in ./data and the content here', () => {
	expect(settingsFrom({})).toEqual({ dataDir: resolve('data'), contentDir: resolve('.') });
});

test('a folder is taken as it is named, from here', () => {
	expect(settingsFrom({ DATA_DIR: '/srv/training', CONTENT_DIR: 'content' })).toEqual({
		dataDir: '/srv/training',
		contentDir: resolve('content')
	});
});

test('every wrong setting is named with what was found and what it should be', () => {
	const start = () => settingsFrom({ DATA_DIR: '', CONTENT_DIR: '' });
	expect(start).toThrow(SettingsError);
	expect(start).toThrow(
		/DATA_DIR is “”; it should be a folder .+\nCONTENT_DIR is “”; it should be/
	);
});

test('what belongs to others is left alone', () => {
	expect(settingsFrom({ HOME: '', PATH: '/bin' }).dataDir).toBe(resolve('data'));
});
