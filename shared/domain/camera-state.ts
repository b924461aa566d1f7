/**
 * What a kiosk's camera is doing. `off`: the antenne does not use it; `starting`: being opened; `watching`: sees; `covered`: open, but
 * dark for seconds; `refused`: no permission; `absent`: no camera; `taken`: another program has it; `unplugged`: it was there and went.
 */
export const cameraStates = ['off', 'starting', 'watching', 'covered', 'refused', 'absent', 'taken', 'unplugged'] as const;
export type CameraState = (typeof cameraStates)[number];

/** What reads its pictures (SCANNING §4): `js` is the reduced way, without WebAssembly; null: not started yet. */
export const cameraEngines = ['wasm', 'js'] as const;
export type CameraEngine = (typeof cameraEngines)[number];
