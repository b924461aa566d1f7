import '../ui/fonts.ts';
import '@fontsource/atkinson-hyperlegible-next/latin-ext-400.css';
import '@fontsource/atkinson-hyperlegible-next/latin-ext-700.css';
import '@fontsource/bricolage-grotesque/latin-ext-700.css';
import './more-fonts.css';
import '../ui/tokens.css';
import './kiosk.css';
import { createRoot } from 'react-dom/client';
import { connectCore } from '../core-client/core-client.ts';
import { Kiosk } from './kiosk.tsx';

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<Kiosk client={connectCore('kiosk')} />);
for (const kind of ['contextmenu', 'dragstart', 'selectstart']) document.addEventListener(kind, (event) => event.preventDefault());
