/** A note: frequency in Hz, start and length in s. */
export type Note = readonly [frequency: number, start: number, length: number];

/** "Read": short and neutral, before anybody knows what it is (UX §7.5). */
export const TICK: readonly Note[] = [[1_320, 0, 0.03]];

let audio: AudioContext | undefined;

/** Plays notes at once, softly; a browser that forbids sound before a touch stays silent. */
export function playNotes(notes: readonly Note[], loudness = 0.16): void {
  try {
    audio ??= new AudioContext();
    if (audio.state === 'suspended') void audio.resume();
    const start = audio.currentTime;
    for (const [frequency, at, length] of notes) {
      const tone = audio.createOscillator();
      const gain = audio.createGain();
      tone.type = 'sine';
      tone.frequency.value = frequency;
      gain.gain.setValueAtTime(loudness, start + at);
      gain.gain.exponentialRampToValueAtTime(0.001, start + at + length);
      tone.connect(gain).connect(audio.destination);
      tone.start(start + at);
      tone.stop(start + at + length);
    }
  } catch {
    // Sound always has a visible twin.
  }
}
