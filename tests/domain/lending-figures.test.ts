import { describe, expect, test } from 'vitest';
import { deviceDaysOf, useRateOf } from '../../shared/domain/device-days.ts';
import { loanIncidentOf } from '../../shared/domain/loan-incident.ts';

describe('the incident of a loan', () => {
  const fine = { isBack: true, lost: false, damaged: false, accessoryMissing: false };
  test('is the gravest of what happened, and none while the device is out', () => {
    expect(loanIncidentOf(fine)).toBe('none');
    expect(loanIncidentOf({ ...fine, accessoryMissing: true })).toBe('accessory-missing');
    expect(loanIncidentOf({ ...fine, accessoryMissing: true, damaged: true })).toBe('damaged');
    expect(loanIncidentOf({ isBack: true, accessoryMissing: true, damaged: true, lost: true })).toBe('lost');
    expect(loanIncidentOf({ isBack: false, accessoryMissing: true, damaged: true, lost: false })).toBe('none');
  });
});

describe('the use of devices', () => {
  test('counts by kind those in service and those lent; one that was lent and then went for repair was in service', () => {
    expect(
      deviceDaysOf([
        { kind: 'laptop', inService: true, used: true },
        { kind: 'laptop', inService: true, used: false },
        { kind: 'laptop', inService: false, used: true },
        { kind: 'tablet', inService: true, used: false },
        { kind: 'phone', inService: false, used: false },
      ]),
    ).toEqual({ laptop: { inService: 3, used: 2 }, tablet: { inService: 1, used: 0 } });
  });
  test('is a share of days in service, not said under eleven of them', () => {
    expect(useRateOf({ inService: 40, used: 10 })).toBe(25);
    expect(useRateOf({ inService: 10, used: 5 })).toBeNull();
  });
});
