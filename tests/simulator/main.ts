import { parseArgs } from 'node:util';
import { wrongIn } from './check-world.ts';
import { mutants } from './model.ts';
import { noTally } from './tally.ts';

/** `npm run sim -- --worlds N --seed S [--mutant NAME]`: any number of worlds; prints the first seed that goes wrong. */
const { values } = parseArgs({ options: { worlds: { type: 'string', default: '20000' }, seed: { type: 'string', default: '1' }, mutant: { type: 'string' } } });
const mutant = mutants.find((name) => name === values.mutant) ?? null;
if (values.mutant !== undefined && mutant === null) throw new Error(`no such planted bug; one of: ${mutants.join(', ')}`);
const first = Number(values.seed);
const worlds = Number(values.worlds);
const tally = noTally();
const began = performance.now();
let wrongWorlds = 0;
for (let seed = first; seed < first + worlds; seed++) {
  const wrong = wrongIn({ seed, mutant, tally });
  if (wrong === null) continue;
  wrongWorlds += 1;
  if (wrongWorlds <= 5) console.log(`seed ${seed}: ${wrong}`);
}
const seconds = (performance.now() - began) / 1000;
console.log(`${worlds} worlds in ${seconds.toFixed(1)} s${mutant === null ? '' : ` with the bug "${mutant}"`}: ${wrongWorlds} wrong`);
console.log(tally);
process.exitCode = wrongWorlds === 0 ? 0 : 1;
