/**
 * What every test can rely on: the schools' own time zone, wherever the tests run.
 *
 * @module
 */
process.env['TZ'] = 'Europe/London';
