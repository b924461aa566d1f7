import { expect, test } from 'vitest';
import { gerlandForEachTest, seed, t } from '../support/gerland.ts';

gerlandForEachTest();

const act = () => ({ actionId: crypto.randomUUID() });
const spots = async () => (await t.ask('desk', 'workstations.list', {})).map(({ name, spot }) => `${name} ${spot.column}/${spot.row}`);

test('a plan that the desk arranged outlives a restart, and can be undone in order', async () => {
  const [one, two] = [seed.workstation('Poste 1'), seed.workstation('Poste 2')];
  expect(await spots()).toEqual(['Poste 1 0/0', 'Poste 2 1/0']);
  const arrange = (first: number, second: number) =>
    t.ask('desk', 'workstations.arrange', {
      ...act(),
      plan: [
        { workstationId: one.workstationId, spot: { column: first, row: 3 } },
        { workstationId: two.workstationId, spot: { column: second, row: 3 } },
      ],
    });
  expect(await arrange(4, 5)).toEqual({ kind: 'room-arranged' });
  await arrange(5, 4);
  await t.restart();
  await t.signIn();
  expect(await spots()).toEqual(['Poste 1 5/3', 'Poste 2 4/3']);
  await t.ask('desk', 'undo.last', act());
  expect(await spots()).toEqual(['Poste 1 4/3', 'Poste 2 5/3']);
  await t.ask('desk', 'undo.last', act());
  expect(await spots()).toEqual(['Poste 1 0/0', 'Poste 2 1/0']);
});

test('a workstation added after the plan was made stands on the first free spot', async () => {
  const one = seed.workstation('Poste 1');
  await t.ask('desk', 'workstations.arrange', { ...act(), plan: [{ workstationId: one.workstationId, spot: { column: 1, row: 0 } }] });
  await t.ask('desk', 'workstations.add', { ...act(), name: 'Poste 2' });
  expect(await spots()).toEqual(['Poste 1 1/0', 'Poste 2 0/0']);
});

test.each([
  ['two workstations on one spot', [0, 0], [0, 0]],
  ['a spot off the grid', [8, 0], [0, 0]],
])('%s are refused at the door', async (_name, first, second) => {
  const ids = [seed.workstation('Poste 1').workstationId, seed.workstation('Poste 2').workstationId];
  const plan = [first, second].map(([column, row], at) => ({ workstationId: ids[at], spot: { column, row } }));
  expect(await t.refusal('desk', 'workstations.arrange', { ...act(), plan })).toMatchObject({ code: 'invalid-input' });
});
