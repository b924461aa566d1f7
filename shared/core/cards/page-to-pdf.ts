import { ProblemError } from '../../contract/problems.ts';
import type { CardPage } from '../../contract/views.ts';
import type { Call } from '../core.ts';

/** The page as a PDF file; refused in words where nothing here makes PDFs. */
export async function pdfOf(call: Pick<Call, 'core'>, { html, fileName }: CardPage): Promise<{ base64: string; fileName: string }> {
  const { printing } = call.core.ports;
  if (printing === null) throw new ProblemError('printing-unavailable');
  const pdf = await printing.htmlToPdf(html).catch((): never => {
    throw new ProblemError('printing-unavailable');
  });
  return { base64: Buffer.from(pdf).toString('base64'), fileName: `${fileName}.pdf` };
}
