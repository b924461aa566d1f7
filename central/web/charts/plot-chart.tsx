import * as Plot from '@observablehq/plot';
import { useEffect, useRef } from 'react';

interface Props {
  readonly options: Plot.PlotOptions;
  /** The finding: what a screen reader says of the picture. The numbers are in the table twin. */
  readonly label: string;
}
const MOST_GROWTH = 1.3;

/** One picture by Observable Plot. `options` must be the same object until its data change. */
export function PlotChart({ options, label }: Props) {
  const holder = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const drawn = Plot.plot({ className: 'drawn', ...options });
    // Plot's own <style> would be refused by the page's policy; parts.css says the same.
    for (const style of drawn.querySelectorAll('style')) style.remove();
    // Letters stay near the size of the page's: on a wide screen the picture leaves room beside it rather than grow without end.
    drawn.style.maxWidth = `${(options.width ?? 0) * MOST_GROWTH}px`;
    drawn.setAttribute('role', 'img');
    drawn.setAttribute('aria-label', label);
    for (const child of drawn.children) child.setAttribute('aria-hidden', 'true');
    holder.current?.replaceChildren(drawn);
    return () => drawn.remove();
  }, [options, label]);
  return <div className="plot" ref={holder} />;
}
