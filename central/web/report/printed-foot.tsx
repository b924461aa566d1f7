import { useEffect } from 'react';
import type { MonthlyReport } from '../../reports/views.ts';
import { format } from '../words/format.ts';
import { frReport as words } from '../words/fr-report.ts';
import { fr } from '../words/fr.ts';

/**
 * At the foot of every printed page, beside its number: which report, which version and the beginning of its proof, so that a sheet found alone
 * can be put back. A margin box takes its text from a style sheet only; one made here is no inline style to the page's policy.
 */
export function PrintedFoot({ report: { site, stamp }, usage }: { readonly report: Pick<MonthlyReport, 'site' | 'stamp'>; readonly usage: string }) {
  const text = words.foot({
    usage,
    site: site.code === '*' ? fr.all : site.name,
    month: format.month(stamp.month),
    version: stamp.version,
    proof: stamp.sha256?.slice(0, 12) ?? null,
  });
  useEffect(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`@page { @bottom-left { content: ${cssText(text)}; font: 9pt "Atkinson Hyperlegible Next", sans-serif; white-space: nowrap; } }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    };
  }, [text]);
  return null;
}

/** A name of an antenne is text, whatever it looks like: everything but letters, digits and spaces by its number. */
const cssText = (text: string): string => `"${text.replace(/[^\p{L}\p{N} ]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16) ?? ''} `)}"`;
