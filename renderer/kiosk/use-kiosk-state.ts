import { type Dispatch, useEffect, useReducer } from 'react';
import { type KioskEvent, type KioskState, lastsMs, nextKiosk, startKiosk } from './kiosk-machine.ts';

/** The kiosk's state, whose screens end by themselves when their time is over. */
export function useKioskState(resultMs: number): readonly [KioskState, Dispatch<KioskEvent>] {
  const [kiosk, send] = useReducer(nextKiosk, resultMs, startKiosk);
  const { turn } = kiosk;
  const ms = lastsMs(kiosk);
  useEffect(() => {
    if (ms === null) return undefined;
    const timer = window.setTimeout(() => send({ type: 'TIME_IS_UP', turn }), ms);
    return () => window.clearTimeout(timer);
  }, [turn, ms]);
  return [kiosk, send];
}
