import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { settingsFrom, SettingsError } from './settings.ts';

test('without settings the data stand in ./data and the content here', () => {
	expect(settingsFrom({})).toEqual({
		dataDir: resolve('data'),
		contentDir: resolve('.'),
		origin: 'http://localhost:3000',
		anotherSchool: false,
		rotateEvidenceKey: false,
		largestBody: 7 * 1024 * 1024
	});
});

test('a folder is taken as it is named, from here', () => {
	expect(settingsFrom({ DATA_DIR: '/srv/training', CONTENT_DIR: 'content' })).toMatchObject({
		dataDir: '/srv/training',
		contentDir: resolve('content'),
		origin: 'http://localhost:3000'
	});
});

test('every wrong setting is named with what was found and what it should be', () => {
	const start = () => settingsFrom({ DATA_DIR: '', CONTENT_DIR: '' });
	expect(start).toThrow(SettingsError);
	expect(start).toThrow(
		/DATA_DIR is “”; it should be a folder .+\nCONTENT_DIR is “”; it should be/
	);
});

test('addresses are read from a proxy’s header only where the operator names it', () => {
	expect(settingsFrom({}).forwarding).toBeUndefined();
	expect(settingsFrom({ ADDRESS_HEADER: '' }).forwarding).toBeUndefined();
	expect(settingsFrom({ ADDRESS_HEADER: 'X-Forwarded-For' }).forwarding).toEqual({
		header: 'x-forwarded-for',
		depth: 1
	});
	expect(settingsFrom({ ADDRESS_HEADER: 'X-Real-IP', XFF_DEPTH: '2' }).forwarding).toEqual({
		header: 'x-real-ip',
		depth: 2
	});
});

test('what a proxy or an upload is held to is a number, and never without end', () => {
	for (const wrong of [
		{ ADDRESS_HEADER: 'X Real IP' },
		{ XFF_DEPTH: '0' },
		{ XFF_DEPTH: 'all' },
		{ BODY_SIZE_LIMIT: 'Infinity' },
		{ BODY_SIZE_LIMIT: '0' },
		{ BODY_SIZE_LIMIT: '2G' }
	])
		expect(() => settingsFrom(wrong), JSON.stringify(wrong)).toThrow(SettingsError);
	expect(settingsFrom({ BODY_SIZE_LIMIT: '512K' }).largestBody).toBe(524_288);
});

test('what belongs to others is left alone', () => {
	expect(settingsFrom({ HOME: '', PATH: '/bin' }).dataDir).toBe(resolve('data'));
});

test('the address people type is kept without a path, and a mail server with who sends', () => {
	expect(
		settingsFrom({ ORIGIN: 'https://training.school.example/x', SMTP_URL: 'smtp://mail.example' })
	).toMatchObject({
		origin: 'https://training.school.example',
		smtp: { url: 'smtp://mail.example', from: 'training@training.school.example' }
	});
	expect(settingsFrom({ PORT: '8080', SMTP_URL: '' })).toMatchObject({
		origin: 'http://localhost:8080'
	});
});

test('a wrong address that may hold a password is not printed', () => {
	const start = () => settingsFrom({ SMTP_URL: 'name:hidden@mail.example' });
	expect(start).toThrow(/SMTP_URL is not usable; it should be a mail server/);
	expect(start).not.toThrow(/hidden/);
});

test('a provider needs all three of its settings, and a tenant of one’s own', () => {
	const provider = { OIDC_ISSUER: 'https://id.example/', OIDC_CLIENT_ID: 'a' };
	expect(() => settingsFrom(provider)).toThrow(/go together/);
	expect(settingsFrom({ ...provider, OIDC_CLIENT_SECRET: 'b' }).oidc).toEqual({
		issuer: 'https://id.example',
		clientId: 'a',
		clientSecret: 'b'
	});
	const common = 'https://login.microsoftonline.com/common/v2.0';
	expect(() =>
		settingsFrom({ OIDC_ISSUER: common, OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' })
	).toThrow(/your own tenant/);
	const plain = { ...provider, OIDC_CLIENT_SECRET: 'b', OIDC_ISSUER: 'http://id.example' };
	expect(() => settingsFrom(plain)).toThrow(/an issuer of https/);
	expect(() => settingsFrom({ ...plain, OIDC_ISSUER: 'http://localhost.example' })).toThrow(
		/https/
	);
	expect(settingsFrom({ ...plain, OIDC_ISSUER: 'http://localhost:4000' }).oidc).toBeDefined();
});
