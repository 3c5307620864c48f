import { measurePackages } from './tests/bench/packages.ts';
import { tableOf } from './tests/bench/figures.ts';
console.log(tableOf(await measurePackages(Number(process.argv[2] ?? 5))));
