import { FilePdf } from '@phosphor-icons/react';
import { useState } from 'react';
import { Note } from '../parts/note.tsx';
import { frReport as words } from '../words/fr-report.ts';

type State = { readonly kind: 'idle' | 'making' } | { readonly kind: 'failed'; readonly sentence: string };

/** The PDF that the server prints of this very page. */
export function PdfButton({ asked }: { readonly asked: string }) {
  const [state, setState] = useState<State>({ kind: 'idle' });
  const make = async (): Promise<void> => {
    setState({ kind: 'making' });
    const response = await fetch(`./api/report.pdf?${asked}`).catch(() => null);
    if (response === null || !response.ok) {
      setState({ kind: 'failed', sentence: response?.status === 501 ? words.pdfNone : words.pdfFailed });
      return;
    }
    const address = URL.createObjectURL(await response.blob());
    const link = document.createElement('a');
    link.href = address;
    link.download = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'rapport.pdf';
    link.click();
    URL.revokeObjectURL(address);
    setState({ kind: 'idle' });
  };
  return (
    <>
      <button type="button" disabled={state.kind === 'making'} onClick={() => void make()}>
        <FilePdf aria-hidden size={20} /> {state.kind === 'making' ? words.pdfMaking : words.pdf}
      </button>
      {state.kind === 'failed' && <Note kind="error">{state.sentence}</Note>}
    </>
  );
}
