import type { ExportJob } from '../../reports/export-view.ts';
import { format } from '../words/format.ts';
import { frExports as words } from '../words/fr-exports.ts';
import { fr } from '../words/fr.ts';

/** A file that is being made: it goes on whatever page one is on. */
export function Making({ job }: { readonly job: ExportJob }) {
  return (
    <tr>
      <th scope="row">{format.moment(job.askedAt)}</th>
      <td>
        {job.failed ? (
          <span className="warn">{words.failed}</span>
        ) : (
          <span className="making" role="status">
            {words.progressOf(job)}
            <progress aria-label={words.progress} {...(job.total === 0 ? {} : { value: job.done, max: job.total })} />
          </span>
        )}
        <small>
          {words.shortFormats[job.format]}, {words.shortVariants[job.variant]}
        </small>
      </td>
      <td>
        {format.month(job.month)}
        <small>{job.version === null ? words.now : words.frozen(job.version)}</small>
      </td>
      <td>{job.site.code === '*' ? fr.all : job.site.name}</td>
      <td>{job.by}</td>
      <td />
      <td />
    </tr>
  );
}
