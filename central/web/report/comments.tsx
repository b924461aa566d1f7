import { ChatText } from '@phosphor-icons/react';
import { type FormEvent, useState } from 'react';
import type { Comment, MonthlyReport } from '../../reports/views.ts';
import { post } from '../api.ts';
import { RefusalNote } from '../parts/refusal-note.tsx';
import { useAct } from '../use-read.ts';
import { frReport as words } from '../words/fr-report.ts';
import { fr } from '../words/fr.ts';

type Said = Pick<MonthlyReport, 'stamp' | 'site' | 'comments'>;
interface Props {
  readonly report: Said;
  readonly section: number;
  readonly writes: boolean;
}
/** What was said of a section, and a place to say more while the month is open. Comments without section are in the tenth. */
export function Comments({ report, section, writes }: Props) {
  const [open, setOpen] = useState(false);
  const said = report.comments.filter((comment) => (comment.section ?? 10) === section);
  return (
    <>
      {said.map((comment) => (
        <Quoted key={comment.id} comment={comment} all={report.site.code === '*'} />
      ))}
      {section === 10 && said.length === 0 && !writes && <p className="quiet">{words.noComment}</p>}
      {writes && !open && (
        <button type="button" className="light no-print" aria-label={`${words.addComment} : ${words.sections[section - 1]}`} onClick={() => setOpen(true)}>
          <ChatText aria-hidden size={18} /> {words.addComment}
        </button>
      )}
      {writes && open && <CommentForm report={report} section={section} onDone={() => setOpen(false)} />}
    </>
  );
}

const Quoted = ({ comment, all }: { readonly comment: Comment; readonly all: boolean }) => (
  <blockquote className="comment">
    <p>{comment.text}</p>
    <footer>
      {all && comment.site.code !== '*' && `${comment.site.name} · `}
      {words.commentBy(comment.author, comment.at)}
    </footer>
  </blockquote>
);

function CommentForm({ report, section, onDone }: { readonly report: Said; readonly section: number; readonly onDone: () => void }) {
  const [text, setText] = useState('');
  const act = useAct(() => post<Comment>('reports/comments', { month: report.stamp.month, site: report.site.code, section, text }), onDone);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    act.run(undefined);
  };
  return (
    <form className="comment-form no-print" onSubmit={submit}>
      <label>
        {words.comment}
        <textarea required autoFocus rows={3} maxLength={2_000} value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      <p className="quiet">{words.commentNote}</p>
      <RefusalNote refusal={act.refusal} malformed={words.tooLong} />
      <p className="row">
        <button type="submit" className="primary" disabled={act.busy}>
          {fr.save}
        </button>
        <button type="button" onClick={onDone}>
          {fr.cancel}
        </button>
      </p>
    </form>
  );
}
