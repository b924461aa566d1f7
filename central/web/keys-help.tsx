import { Dialog } from './parts/dialog.tsx';
import { pageNames } from './route.ts';
import { fr } from './words/fr.ts';

/** Every key, in one table. */
export function KeysHelp({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title={fr.keys} onClose={onClose}>
      <table className="plain">
        <tbody>
          {pageNames.map((page, index) => (
            <tr key={page}>
              <th scope="row">
                <kbd>Alt</kbd> + <kbd>{index + 1}</kbd>
              </th>
              <td>{fr.pages[page]}</td>
            </tr>
          ))}
          {fr.keyLines.map(([key, meaning]) => (
            <tr key={key}>
              <th scope="row">
                <kbd>{key}</kbd>
              </th>
              <td>{meaning}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}
