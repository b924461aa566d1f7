import './read-mark.css';

/** What the reader did, before the rules answer. */
export interface ReadState {
  /** Readings since the page opened. */
  readonly reads: number;
  /** Readings that nobody could wait for any more. */
  readonly lost: number;
}
export const nothingRead: ReadState = { reads: 0, lost: 0 };

/** Above an open dialog too. */
const onTop = (mark: HTMLElement | null): void => mark?.showPopover();

/** "Lu", for a moment, at each reading; and for longer, that a reading was lost. */
export function ReadMark({ state, read, lost }: { readonly state: ReadState; readonly read: string; readonly lost: string }) {
  if (state.reads === 0) return null;
  return (
    <>
      <p key={state.reads} ref={onTop} popover="manual" className="read-mark" aria-hidden="true" data-reads={state.reads}>
        {read}
      </p>
      {state.lost > 0 && (
        <p key={`lost-${state.lost}`} ref={onTop} popover="manual" className="read-mark read-mark-lost" role="alert">
          {lost}
        </p>
      )}
    </>
  );
}
