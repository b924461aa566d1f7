/** Notes as [frequency in Hz, start in s, length in s]; soft, no buzzer (UX §7.5). */
const tunes = {
  noted: [
    [523, 0, 0.09],
    [784, 0.09, 0.14],
  ],
  bye: [
    [784, 0, 0.09],
    [523, 0.09, 0.14],
  ],
  know: [
    [587, 0, 0.1],
    [587, 0.18, 0.1],
  ],
  help: [[262, 0, 0.2]],
} as const satisfies Record<string, readonly (readonly [number, number, number])[]>;
export type Tune = keyof typeof tunes;

let audio: AudioContext | undefined;

/** Plays a tune; a browser that forbids sound before a touch stays silent. */
export function play(tune: Tune): void {
  try {
    audio ??= new AudioContext();
    const start = audio.currentTime;
    for (const [frequency, at, length] of tunes[tune]) {
      const tone = audio.createOscillator();
      const gain = audio.createGain();
      tone.type = 'sine';
      tone.frequency.value = frequency;
      gain.gain.setValueAtTime(0.16, start + at);
      gain.gain.exponentialRampToValueAtTime(0.001, start + at + length);
      tone.connect(gain).connect(audio.destination);
      tone.start(start + at);
      tone.stop(start + at + length);
    }
  } catch {
    // Sound always has a visible twin.
  }
}
